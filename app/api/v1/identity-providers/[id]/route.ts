import {
  identityProviderChange,
  identityProviderRead,
  identityProviderRemove,
} from '@/lib/api/specs/identity-providers'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { changeProvider } from '@/lib/identity/change-provider'
import { removeProvider } from '@/lib/identity/remove-provider'
import { readIdentityProvider } from '@/lib/views/read-identity-providers'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(identityProviderRead, ({ scope, params }) => readIdentityProvider(scope, params.id)),
  route(identityProviderChange, async ({ scope, params, body, now }) => {
    await changeProvider(scope, params.id, body, now)
    return readIdentityProvider(scope, params.id)
  }),
  route(identityProviderRemove, async ({ scope, params, now }) => {
    await removeProvider(scope, params.id, now)
    return undefined
  }),
)
