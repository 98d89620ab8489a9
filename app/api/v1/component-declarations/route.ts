import { componentDeclare } from '@/lib/api/specs/components'
import { declareFunctions } from '@/lib/functions/declare-functions'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(componentDeclare, async ({ scope, body, now }) => ({
    id: await declareFunctions(scope, body, now),
    components: body.components.length,
  })),
)
