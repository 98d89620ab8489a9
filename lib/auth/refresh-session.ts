import { lookup, systemScope } from '@/lib/access/keys'
import { OpenIdError } from '@/lib/oidc/openid-error'
import { openIdProviderOf } from '@/lib/oidc/openid-provider-of'
import { type Refreshed, refreshPerson } from '@/lib/oidc/refresh-person'
import { SealLost } from '@/lib/seal/unseal'
import { findProviderTenant } from '@/lib/store/identity-providers/find-provider-tenant'
import { listIdentityProviders } from '@/lib/store/identity-providers/list-identity-providers'
import { inTenant } from '@/lib/store/in-tenant'
import { claimRefresh } from '@/lib/store/sessions/claim-refresh'
import type { SessionEnd } from '@/lib/store/sessions/end-session'
import { sessionTokens } from '@/lib/store/sessions/session-tokens'
import { endByProvider } from './end-by-provider'
import { keptOpenId } from './find-openid-provider'
import { keepTokens } from './keep-tokens'
import { type KeptTokens, keptTokens } from './kept-tokens'
import { reviewProviderPerson } from './review-provider-person'
import { sha256 } from './sha256'

/** An OpenID provider is asked again for a session in use at most this often. */
const EVERY_MS = 5 * 60_000
/** Answers that nobody may be let in by. */
const FALSE = ['not_trusted', 'wrong_issuer']

export type SessionRefreshed =
  /** Not due, not to be asked, or not to be had: it goes on as it was. */
  | 'unasked'
  /** The provider said who they are now: roles may be others. */
  | 'asked'
  | 'ended'

/**
 * Asks the OpenID provider of a session again, when it is due: its groups are evaluated anew, and a provider that refuses
 * ends the session here too, as does one that was removed or switched off. One that cannot be reached says nothing of the person; their session goes on with what was
 * last known until it is asked the next time, and no longer than sessions may last.
 */
export async function refreshSession(
  sid: string,
  { provider, checkedAt, at }: { provider: string; checkedAt: Date | null; at: Date },
): Promise<SessionRefreshed> {
  const due = new Date(at.getTime() - EVERY_MS)
  if (!provider.startsWith('oidc:') || checkedAt === null || checkedAt > due) return 'unasked'
  if (!(await claimRefresh(lookup('session'), { hash: sha256(sid), due, at }))) return 'unasked'
  const found = await sessionTokens(lookup('session'), sha256(sid))
  if (!found || found.endedAt !== null) return 'unasked'
  const end = async (why: SessionEnd) => {
    const { userId, id: sessionId } = found
    await endByProvider({ userId, sessionId, source: provider, why, at })
    return 'ended' as const
  }
  // One that is gone or switched off vouches for nobody, whether or not it could be asked.
  if (!(await stands(provider))) return end('provider-removed')
  const kept = await keptTokens(sid)
  if (!kept || kept.tokens.refreshToken === null) return 'unasked'
  const said = await ask(kept, kept.tokens.refreshToken, at)
  if (said === null) return 'unasked'
  if (said.outcome === 'ended') return end('provider')
  // First, since the refresh token that was used may be good no more.
  await keepTokens(sid, said.tokens)
  if (said.person === null) return 'unasked'
  const { userId, identityId } = kept.session
  const { id, kind, changedAt } = kept.known.row
  const reviewed = await reviewProviderPerson({
    provider: { tenantId: kept.known.tenant.id, id, kind },
    changedAt,
    known: { userId, identityId },
    person: said.person,
    at,
  })
  return reviewed === 'ended' ? 'ended' : 'asked'
}

async function stands(source: string): Promise<boolean> {
  const id = source.split(':')[1] ?? ''
  const house = await findProviderTenant(lookup('session'), id)
  if (!house) return false
  const [row] = await inTenant(systemScope(house, 'sign-in'), (tx) => listIdentityProviders(tx, id))
  return row !== undefined && row.enabledAt !== null
}

async function ask(
  { known, session, tokens }: KeptTokens,
  refreshToken: string,
  at: Date,
): Promise<Refreshed | null> {
  try {
    return await refreshPerson(
      openIdProviderOf(keptOpenId(known)),
      { ...tokens, refreshToken },
      { subject: session.subject, at },
    )
  } catch (error) {
    const lost = error instanceof SealLost
    if (!lost && !(error instanceof OpenIdError)) throw error
    const [code, said] = lost ? ['seal_lost', null] : [error.code, error.said]
    const line = {
      level: 'error',
      at: at.toISOString(),
      where: 'refresh',
      provider: known.row.id,
      code,
      said,
    }
    process.stderr.write(`${JSON.stringify(line)}\n`)
    return FALSE.includes(code) ? { outcome: 'ended' } : null
  }
}
