import { roleRuleConfirm } from '@/lib/api/specs/role-rules'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { confirmRules } from '@/lib/identity/confirm-rules'
import { readRoleRules } from '@/lib/views/read-role-rules'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(roleRuleConfirm, async ({ scope, params, body, now }) => {
    await confirmRules(scope, params.id, body.version, now)
    return readRoleRules(scope, params.id)
  }),
)
