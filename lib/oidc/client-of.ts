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

/** The library's client of a provider, over the guarded way to it. */
export function clientOf(provider: OpenIdProvider, metadata: Metadata): Configuration {
  const secret = provider.clientSecret ?? undefined
  const auth: Record<OpenIdProvider['clientAuth'], () => ClientAuth> = {
    none: () => None(),
    client_secret_basic: () => ClientSecretBasic(secret),
    client_secret_post: () => ClientSecretPost(secret),
  }
  const client = new Configuration(
    metadata,
    provider.clientId,
    { [clockTolerance]: CLOCK_TOLERANCE },
    auth[provider.clientAuth](),
  )
  // Whether http may be spoken, the guard of the way decides, by the operator's list.
  allowInsecureRequests(client)
  client[customFetch] = providerFetch(provider)
  return client
}
