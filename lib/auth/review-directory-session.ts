import { HOUSE } from '@/lib/access/house'
import { lookup, systemScope } from '@/lib/access/keys'
import type { ProviderPerson } from '@/lib/core/provider-person'
import { DirectoryError } from '@/lib/directory/directory-error'
import { SealLost } from '@/lib/seal/unseal'
import { findProviderTenant } from '@/lib/store/identity-providers/find-provider-tenant'
import { listIdentityProviders } from '@/lib/store/identity-providers/list-identity-providers'
import { inTenant } from '@/lib/store/in-tenant'
import { claimReview } from '@/lib/store/sessions/claim-review'
import { askDirectoryAgain } from './ask-directory-again'
import { endVouchedByProvider } from './end-vouched-by-provider'
import type { SessionRefreshed } from './refresh-session'
import { reviewProviderPerson } from './review-provider-person'
import { sha256 } from './sha256'

/** A directory is asked again for a session in use at most this often. */
const EVERY_MS = 5 * 60_000
/** How long after it last vouched for them a session goes on while it does not answer. */
const SILENT_MS = EVERY_MS + 15 * 60_000
/** Somebody waits for their page meanwhile. */
const ASK_MS = 2500

/**
 * Asks the directory of a session again, when it is due: groups are evaluated anew, and whom it no longer has, or calls
 * disabled, is out; so is everybody of a directory that was turned off or removed. One that cannot be reached says nothing of
 * the person: their session goes on with what was last known until 20 minutes after it last vouched, and then ends, so that
 * nobody stays in by keeping it from answering.
 */
export async function reviewDirectorySession(
  sid: string,
  { provider, checkedAt, at }: { provider: string; checkedAt: Date | null; at: Date },
): Promise<SessionRefreshed> {
  const due = new Date(at.getTime() - EVERY_MS)
  if (!provider.startsWith('ldap:') || checkedAt === null || checkedAt > due) return 'unasked'
  const claim = await claimReview(lookup('session'), { hash: sha256(sid), due, at })
  if (!claim) return 'unasked'
  const { providerId, subject, userId, identityId, vouchedAt } = claim
  const said = await ask(providerId, subject)
  if (said === 'away') {
    if (at.getTime() - vouchedAt.getTime() < SILENT_MS) return 'unasked'
    await endVouchedByProvider({ userId, identityId, source: provider, why: 'provider-silent', at })
    return 'ended'
  }
  const reviewed = await reviewProviderPerson({
    provider: { tenantId: said.tenantId, id: providerId, kind: 'ldap' },
    changedAt: said.changedAt,
    known: { userId, identityId },
    person: said.person,
    at,
  })
  return reviewed === 'ended' ? 'ended' : 'asked'
}

async function ask(
  id: string,
  subject: string,
): Promise<{ tenantId: string; changedAt: Date | null; person: ProviderPerson | null } | 'away'> {
  const tenant = await findProviderTenant(lookup('session'), id)
  // Removed: whose it was no longer matters, since people of it are known by its id alone.
  if (!tenant) return { tenantId: HOUSE.id, changedAt: null, person: null }
  const [row] = await inTenant(systemScope(tenant, 'sign-in'), (tx) => listIdentityProviders(tx, id))
  const tenantId = tenant.id
  if (row?.kind !== 'ldap' || row.enabledAt === null) return { tenantId, changedAt: null, person: null }
  try {
    const person = await askDirectoryAgain({ ...row, tenantId }, subject, ASK_MS)
    return { tenantId, changedAt: row.changedAt, person }
  } catch (error) {
    if (error instanceof DirectoryError || error instanceof SealLost) return 'away'
    throw error
  }
}
