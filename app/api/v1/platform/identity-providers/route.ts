import { houseScope } from '@/lib/access/keys'
import { platformProviderAdd, platformProviderList } from '@/lib/api/specs/identity-providers'
import { answer } from '@/lib/http/answer'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { addProvider } from '@/lib/identity/add-provider'
import { readIdentityProvider, readIdentityProviders } from '@/lib/views/read-identity-providers'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(platformProviderList, ({ platform }) => readIdentityProviders(houseScope(platform))),
  route(platformProviderAdd, async ({ platform, body, now }) => {
    const id = await addProvider(houseScope(platform), body, now)
    return answer(201, await readIdentityProvider(houseScope(platform), id))
  }),
)
