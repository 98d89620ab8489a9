import { refreshTokenGrant } from 'openid-client'
import type { ProviderPerson } from '@/lib/core/provider-person'
import { askPerson } from './ask-person'
import { callFault } from './call-fault'
import { clientOf } from './client-of'
import { metadataOf } from './metadata'
import type { OpenIdProvider } from './openid-provider'
import { type OpenIdTokens, tokensOf } from './openid-tokens'
import { verifyIdToken } from './verify-id-token'

export type Refreshed =
  /** `person` is null where the provider went on but describes nobody: neither a token nor userinfo. */
  | { outcome: 'ok'; person: ProviderPerson | null; tokens: OpenIdTokens }
  /** The provider does not let this session go on: `invalid_grant` (RFC 6749 §5.2). */
  | { outcome: 'ended' }

/**
 * Asks the provider again for somebody who signed in (OpenID Connect Core 1.0 §12): new tokens, and whoever they are
 * now.
 * @throws OpenIdError when the provider cannot say: that is no verdict on the person
 */
export async function refreshPerson(
  provider: OpenIdProvider,
  kept: OpenIdTokens & { refreshToken: string },
  { subject, at }: { subject: string; at: Date },
): Promise<Refreshed> {
  const metadata = await metadataOf(provider)
  const answer = await refreshTokenGrant(clientOf(provider, metadata), kept.refreshToken).catch(
    (error: unknown) => {
      const fault = callFault(error)
      if (fault?.said === 'invalid_grant') return null
      throw fault ?? error
    },
  )
  if (!answer) return { outcome: 'ended' }
  const tokens = tokensOf(answer, kept)
  if (answer.id_token === undefined) {
    // Without either, an empty list of groups would be a guess.
    if (metadata.userinfo_endpoint === undefined) return { outcome: 'ok', person: null, tokens }
    return { outcome: 'ok', person: await askPerson(provider, { sub: subject }, answer.access_token), tokens }
  }
  const claims = await verifyIdToken(provider, answer.id_token, { at, subject })
  return { outcome: 'ok', person: await askPerson(provider, claims, answer.access_token), tokens }
}
