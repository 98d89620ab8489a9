import { houseScope } from '@/lib/access/keys'
import {
  platformProviderChange,
  platformProviderRead,
  platformProviderRemove,
} from '@/lib/api/specs/identity-providers'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { changeProvider } from '@/lib/identity/change-provider'
import { removeProvider } from '@/lib/identity/remove-provider'
import { readIdentityProvider } from '@/lib/views/read-identity-providers'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(platformProviderRead, ({ platform, params }) =>
    readIdentityProvider(houseScope(platform), params.id),
  ),
  route(platformProviderChange, async ({ platform, params, body, now }) => {
    await changeProvider(houseScope(platform), params.id, body, now)
    return readIdentityProvider(houseScope(platform), params.id)
  }),
  route(platformProviderRemove, async ({ platform, params, now }) => {
    await removeProvider(houseScope(platform), params.id, now)
    return undefined
  }),
)
