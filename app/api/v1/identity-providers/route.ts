import { identityProviderAdd, identityProviderList } from '@/lib/api/specs/identity-providers'
import { answer } from '@/lib/http/answer'
import { endpoint } from '@/lib/http/endpoint'
import { route } from '@/lib/http/route'
import { addProvider } from '@/lib/identity/add-provider'
import { readIdentityProvider, readIdentityProviders } from '@/lib/views/read-identity-providers'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = endpoint(
  route(identityProviderList, ({ scope }) => readIdentityProviders(scope)),
  route(identityProviderAdd, async ({ scope, body, now }) => {
    const id = await addProvider(scope, body, now)
    return answer(201, await readIdentityProvider(scope, id))
  }),
)
