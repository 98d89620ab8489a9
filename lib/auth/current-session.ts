import type { AdminRole } from '@/lib/access/duties'
import { lookup } from '@/lib/access/keys'
import type { Hold } from '@/lib/access/principal'
import { needsSecondFactor } from '@/lib/core/needs-second-factor'
import { sessionLimits } from '@/lib/core/session-limits'
import { inPerson } from '@/lib/store/in-person'
import { platformStanding } from '@/lib/store/platform/platform-standing'
import { endSession } from '@/lib/store/sessions/end-session'
import { type SessionPrincipalRow, sessionPrincipal } from '@/lib/store/sessions/session-principal'
import { touchSession } from '@/lib/store/sessions/touch-session'
import { visitSession } from '@/lib/store/sessions/visit-session'
import { UnauthenticatedError } from './auth-errors'
import { noteBreakGlass } from './note-break-glass'
import { refreshSession } from './refresh-session'
import { reviewDirectorySession } from './review-directory-session'
import { sha256 } from './sha256'

/** For administrators on platform pages, which no tenant has a say in. */
const PLATFORM_IDLE_MINUTES = 60
/** For calls of no tenant, such as listing one's tenants: the longest any tenant may allow. */
const LONGEST_IDLE_MINUTES = 1440
const TOUCH_EVERY_MS = 60_000

export interface SessionAsked {
  sid: string
  slug: string | null
  platform: boolean
  /** Of the request; null where nobody knows it. */
  address?: string | null
  at: Date
}

/** A session that is good now: not ended, not expired, not idle for too long, of a person who is not disabled. */
export type CurrentSession = SessionPrincipalRow & {
  /** Whether the person may enter the tenant asked for: there is one, it is not suspended, they have a role. */
  member: boolean
  /** They have a role in it, and it is suspended. */
  suspended: boolean
  /** What they must do for their account before they may enter. */
  held: Hold | null
  /** Of a platform administrator, where duties are separated there; null for none. */
  platformDuty?: AdminRole | null
}

/**
 * Looks a session up; every request does, so that ending one takes effect at once. One that was idle, or open, for longer
 * than the tenant allows is ended for good; one that the tenant shut itself to opens nothing here. Using it in a tenant
 * (or on platform pages) keeps it alive, and the tenant sees that it is in use.
 * @throws UnauthenticatedError
 */
export async function currentSession(asked: SessionAsked): Promise<CurrentSession> {
  const { sid, slug, platform, at } = asked
  const key = lookup('session')
  const hash = sha256(sid)
  let row = await sessionPrincipal(key, hash, slug, at)
  if (!row || row.endedAt !== null || row.disabledAt !== null || row.expiresAt <= at) {
    throw new UnauthenticatedError()
  }
  const again = row.provider.startsWith('ldap:') ? reviewDirectorySession : refreshSession
  const refreshed = await again(sid, { provider: row.provider, checkedAt: row.checkedAt, at })
  if (refreshed === 'ended') throw new UnauthenticatedError()
  if (refreshed === 'asked') row = await sessionPrincipal(key, hash, slug, at)
  if (!row || row.endedAt !== null) throw new UnauthenticatedError()
  const known = row.tenantId !== null && row.roles.length > 0
  const member = known && row.suspendedAt === null
  if (member && row.shutAt !== null) throw new UnauthenticatedError()
  const onPlatform = platform && row.platformAdmin
  const over = overLimit(row, member, onPlatform, at)
  if (over) {
    const ended = { userId: row.userId, sessionId: row.sessionId, why: over, at }
    await inPerson(key, (tx) => endSession(tx, ended))
    throw new UnauthenticatedError()
  }
  const held = holdOf(row, member)
  // First the alert, then the way in.
  if (held === null && member && row.breakGlass && !row.breakGlassNoted) await alert(row, asked)
  // Where it cannot be noted (a full disk) it is noted later: whoever only reads is not refused for it.
  if (held === null) await noteUse(row, { hash, member, onPlatform, at }).catch(() => {})
  // Only administrators of the platform pay for this.
  const standing = row.platformAdmin ? await platformStanding(key, row.userId) : null
  const platformDuty = standing?.separate ? { platformDuty: standing.duty } : {}
  return { ...row, member, suspended: known && !member, held, ...platformDuty }
}

/** A tenant closed local passwords after this session began, or it began elsewhere. */
async function alert(
  { tenantId, slug, tenantName, timeZone, tenantLanguage, userId, name, sessionId }: SessionPrincipalRow,
  { address = null, at }: SessionAsked,
): Promise<void> {
  if (!tenantId || !slug || !tenantName || !timeZone || !tenantLanguage) return
  const tenant = { id: tenantId, slug, name: tenantName, timeZone, language: tenantLanguage }
  await noteBreakGlass({ tenant, person: { id: userId, name }, sessionId, address, at })
}

/** Why a session has to end now. A tenant's limits count for its members only: others must not learn that it exists. */
function overLimit(
  row: SessionPrincipalRow,
  member: boolean,
  onPlatform: boolean,
  at: Date,
): 'idle' | 'expired' | null {
  const { idleMinutes, sessionMinutes, passwordPolicy } = row
  const limits =
    member && idleMinutes !== null && sessionMinutes !== null
      ? sessionLimits({ idleMinutes, sessionMinutes }, passwordPolicy ?? '')
      : { idleMinutes: onPlatform ? PLATFORM_IDLE_MINUTES : LONGEST_IDLE_MINUTES, sessionMinutes: null }
  const minutesSince = (then: Date) => (at.getTime() - then.getTime()) / 60_000
  if (minutesSince(row.lastSeenAt) > limits.idleMinutes) return 'idle'
  return limits.sessionMinutes !== null && minutesSince(row.createdAt) >= limits.sessionMinutes
    ? 'expired'
    : null
}

/** Only local accounts: a provider answers for its own people's passwords and factors. */
function holdOf(row: SessionPrincipalRow, member: boolean): Hold | null {
  if (row.provider !== 'local') return null
  if (row.mustChangePassword) return 'password'
  const needed = member && needsSecondFactor(row.secondFactor ?? '', row.passwordPolicy ?? '')
  return needed && !(row.hasSecondFactor && row.secondFactorAt !== null) ? 'second_factor' : null
}

async function noteUse(
  { sessionId, tenantId, visitedAt, lastSeenAt }: SessionPrincipalRow,
  {
    hash,
    member,
    onPlatform,
    at,
  }: { hash: Uint8Array<ArrayBuffer>; member: boolean; onPlatform: boolean; at: Date },
): Promise<void> {
  const due = (then: Date | null) => then === null || at.getTime() - then.getTime() > TOUCH_EVERY_MS
  if (member && tenantId !== null) {
    if (due(visitedAt)) await visitSession(lookup('session'), { sessionId, tenantId, at })
  } else if (onPlatform && due(lastSeenAt)) await touchSession(lookup('session'), hash, at)
}
