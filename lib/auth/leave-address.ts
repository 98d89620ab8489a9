import { settings } from '@/lib/config/settings'
import { doorPath } from '@/lib/core/door-path'
import { endSessionAddress } from '@/lib/oidc/end-session-address'
import { OpenIdError } from '@/lib/oidc/openid-error'
import { openIdProviderOf } from '@/lib/oidc/openid-provider-of'
import { SealLost } from '@/lib/seal/unseal'
import { keptOpenId } from './find-openid-provider'
import { keptTokens } from './kept-tokens'

/**
 * Where the browser of a session goes to sign out of its OpenID provider too; null when the session has none, its owner
 * does not want that, or the provider does not offer it. Signing out here never waits for a provider that is down.
 */
export async function leaveAddress(sid: string): Promise<string | null> {
  const kept = await keptTokens(sid)
  if (!kept?.known.row.settings.end_session) return null
  const backTo = settings().url + doorPath(kept.known.tenant.slug)
  try {
    return await endSessionAddress(openIdProviderOf(keptOpenId(kept.known)), {
      idToken: kept.tokens.idToken,
      backTo,
    })
  } catch (error) {
    if (error instanceof OpenIdError || error instanceof SealLost) return null
    throw error
  }
}
