import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  randomPKCECodeVerifier,
} from 'openid-client'
import { clientOf } from '@/lib/oidc/client-of'
import { metadataOf } from '@/lib/oidc/metadata'
import type { OpenIdProvider } from '@/lib/oidc/openid-provider'
import { ProviderBrowser } from './browser'

export const CALLBACK = 'http://localhost:3000/api/auth/callback/test'

/** What the token endpoint answers when somebody signs in, for tests that begin there. */
export async function tokensFor(provider: OpenIdProvider, login: string, browser = new ProviderBrowser()) {
  const client = clientOf(provider, await metadataOf(provider))
  const verifier = randomPKCECodeVerifier()
  const address = buildAuthorizationUrl(client, {
    redirect_uri: CALLBACK,
    scope: ['openid', ...provider.scopes].join(' '),
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  })
  const back = await browser.signIn(address.href, login)
  return authorizationCodeGrant(client, new URL(back), { pkceCodeVerifier: verifier })
}
