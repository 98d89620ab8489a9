import { buildEndSessionUrl } from 'openid-client'
import { clientOf } from './client-of'
import { metadataOf } from './metadata'
import type { OpenIdProvider } from './openid-provider'

/**
 * Where a browser goes to end the session at the provider too (OpenID Connect RP-Initiated Logout 1.0 §2), or null where it
 * offers that nowhere.
 * @throws OpenIdError
 */
export async function endSessionAddress(
  provider: OpenIdProvider,
  { idToken, backTo }: { idToken: string | null; backTo: string },
): Promise<string | null> {
  const metadata = await metadataOf(provider)
  if (metadata.end_session_endpoint === undefined) return null
  return buildEndSessionUrl(clientOf(provider, metadata), {
    post_logout_redirect_uri: backTo,
    ...(idToken === null ? {} : { id_token_hint: idToken }),
  }).href
}
