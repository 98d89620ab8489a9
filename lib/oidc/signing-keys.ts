import { createRemoteJWKSet, customFetch, type RemoteJWKSet } from 'jose'
import { BoundedCache } from './bounded-cache'
import type { Metadata } from './metadata'
import type { OpenIdProvider } from './openid-provider'
import { providerFetch, TIMEOUT_MS } from './provider-fetch'

const MOST_PROVIDERS = 200
const KEPT_MS = 24 * 3600_000
const kept = new BoundedCache<RemoteJWKSet>(MOST_PROVIDERS, KEPT_MS)

/**
 * A provider's signing keys: asked for again after ten minutes, or when a token names one that is not among them, then at
 * most every thirty seconds, so that nobody who sends us tokens makes us ask and ask.
 */
export function signingKeys(provider: OpenIdProvider, { jwks_uri }: Metadata): RemoteJWKSet {
  const now = Date.now()
  const key = JSON.stringify([provider.issuer, jwks_uri, provider.ca])
  const found = kept.get(key, now)
  if (found) return found
  const keys = createRemoteJWKSet(new URL(jwks_uri), {
    timeoutDuration: TIMEOUT_MS,
    [customFetch]: providerFetch(provider),
  })
  kept.set(key, keys, now)
  return keys
}
