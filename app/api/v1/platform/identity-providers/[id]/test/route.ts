import { houseScope } from '@/lib/access/keys'
import { platformProviderTest } from '@/lib/api/specs/identity-providers'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { testProvider } from '@/lib/identity/test-provider'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(platformProviderTest, ({ platform, params, body, now }) =>
    testProvider(houseScope(platform), params.id, body, now),
  ),
)
