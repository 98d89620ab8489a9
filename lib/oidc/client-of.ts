import {
  allowInsecureRequests,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  Configuration,
  clockTolerance,
  customFetch,
  None,
} from 'openid-client'
import type { Metadata } from './metadata'
import type { OpenIdProvider } from './openid-provider'
import { providerFetch } from './provider-fetch'
import { CLOCK_TOLERANCE } from './verify-token'

export type ClientAuthMethod = 'none' | 'client_secret_basic' | 'client_secret_post'

/** How the client says who it is: in the header where the provider takes it (RFC 6749 §2.3.1), else in the form. */
export function clientAuthMethod({ clientSecret }: OpenIdProvider, metadata: Metadata): ClientAuthMethod {
  if (clientSecret === null) return 'none'
  // Discovery 1.0 §3: left out means the header.
  const offered = metadata.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
  const onlyPost = offered.includes('client_secret_post') && !offered.includes('client_secret_basic')
  return onlyPost ? 'client_secret_post' : 'client_secret_basic'
}

/** The library's client of a provider, over the guarded way to it. */
export function clientOf(provider: OpenIdProvider, metadata: Metadata): Configuration {
  const method = clientAuthMethod(provider, metadata)
  const secret = provider.clientSecret ?? undefined
  const auth: Record<ClientAuthMethod, () => ClientAuth> = {
    none: () => None(),
    client_secret_basic: () => ClientSecretBasic(secret),
    client_secret_post: () => ClientSecretPost(secret),
  }
  const client = new Configuration(
    metadata,
    provider.clientId,
    { [clockTolerance]: CLOCK_TOLERANCE },
    auth[method](),
  )
  // Whether http may be spoken, the guard of the way decides, by the operator's list.
  allowInsecureRequests(client)
  client[customFetch] = providerFetch(provider)
  return client
}
