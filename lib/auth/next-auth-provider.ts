import { customFetch } from 'next-auth'
import type { OIDCConfig } from 'next-auth/providers'
import { clockTolerance } from 'openid-client'
import { publicId } from '@/lib/core/public-id'
import { metadataAddress, metadataOf } from '@/lib/oidc/metadata'
import type { OpenIdProvider } from '@/lib/oidc/openid-provider'
import { openIdProviderOf } from '@/lib/oidc/openid-provider-of'
import { providerFetch } from '@/lib/oidc/provider-fetch'
import { CLOCK_TOLERANCE } from '@/lib/oidc/verify-token'
import { type KnownProvider, keptOpenId } from './find-openid-provider'

/**
 * A provider as NextAuth knows it, for this one request: code flow with PKCE (S256), state and nonce, each in a cookie of
 * this provider's alone. Its callback address has its id in it, so no provider can answer for another (RFC 9207 beside it).
 * NextAuth holds the answer against these; the token's signature, its groups and the rest are held in `admit-openid.ts`.
 */
export function nextAuthProvider(known: KnownProvider): OIDCConfig<{ sub: string }> {
  const provider = openIdProviderOf(keptOpenId(known))
  return {
    id: publicId('identity_provider', known.row.id),
    name: known.row.name,
    type: 'oidc',
    issuer: provider.issuer,
    clientId: provider.clientId,
    ...(provider.clientSecret === null ? {} : { clientSecret: provider.clientSecret }),
    client: { token_endpoint_auth_method: provider.clientAuth, [clockTolerance]: CLOCK_TOLERANCE },
    authorization: { params: { scope: ['openid', ...provider.scopes].join(' ') } },
    checks: ['pkce', 'state', 'nonce'],
    profile: ({ sub }) => ({ id: sub }),
    [customFetch]: fetchOf(provider),
  }
}

/** The guarded way to the provider; NextAuth asks for the metadata each time and gets what is kept of it. */
function fetchOf(provider: OpenIdProvider): typeof fetch {
  const send = providerFetch(provider)
  return async (url, init) => {
    const address = url instanceof Request ? url.url : String(url)
    if (address !== metadataAddress(provider.issuer)) {
      return send(address, { method: init?.method, headers: new Headers(init?.headers), body: init?.body })
    }
    const metadata = await metadataOf(provider)
    // NextAuth insists on one, and with an ID token never asks it.
    return Response.json({ userinfo_endpoint: metadata.token_endpoint, ...metadata })
  }
}
