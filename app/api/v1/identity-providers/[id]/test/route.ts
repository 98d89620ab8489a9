import { identityProviderTest } from '@/lib/api/specs/identity-providers'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { testProvider } from '@/lib/identity/test-provider'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(identityProviderTest, ({ scope, params, body, now }) => testProvider(scope, params.id, body, now)),
)
