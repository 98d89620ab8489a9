import { lookup } from '@/lib/access/keys'
import { endSession } from '@/lib/store/sessions/end-session'
import { type SessionPrincipalRow, sessionPrincipal } from '@/lib/store/sessions/session-principal'
import { touchSession } from '@/lib/store/sessions/touch-session'
import { UnauthenticatedError } from './auth-errors'
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
  at: Date
}

/** A session that is good now: not ended, not expired, not idle for too long, of a person who is not disabled. */
export type CurrentSession = SessionPrincipalRow & {
  /** Whether the person may enter the tenant asked for: there is one, it is not suspended, they have a role. */
  member: boolean
  /** They have a role in it, and it is suspended. */
  suspended: boolean
}

/**
 * Looks a session up; every request does, so that ending one takes effect at once. One that was idle for longer than the
 * tenant allows is ended for good. Using it in a tenant (or on platform pages) keeps it alive.
 * @throws UnauthenticatedError
 */
export async function currentSession({ sid, slug, platform, at }: SessionAsked): Promise<CurrentSession> {
  const key = lookup('session')
  const hash = sha256(sid)
  let row = await sessionPrincipal(key, hash, slug, at)
  if (!row || row.endedAt !== null || row.disabledAt !== null || row.expiresAt <= at) {
    throw new UnauthenticatedError()
  }
  const asked = { provider: row.provider, checkedAt: row.checkedAt, at }
  const again = row.provider.startsWith('ldap:') ? reviewDirectorySession : refreshSession
  const refreshed = await again(sid, asked)
  if (refreshed === 'ended') throw new UnauthenticatedError()
  if (refreshed === 'asked') row = await sessionPrincipal(key, hash, slug, at)
  if (!row || row.endedAt !== null) throw new UnauthenticatedError()
  const known = row.tenantId !== null && row.roles.length > 0
  const member = known && row.suspendedAt === null
  // A tenant's limit counts for its members only: others must not learn that it exists.
  const tenantLimit = member ? row.idleMinutes : null
  const onPlatform = platform && row.platformAdmin
  const limit = tenantLimit ?? (onPlatform ? PLATFORM_IDLE_MINUTES : LONGEST_IDLE_MINUTES)
  const idleMs = at.getTime() - row.lastSeenAt.getTime()
  if (idleMs > limit * 60_000) {
    await endSession(key, { userId: row.userId, sessionId: row.sessionId, why: 'idle', at })
    throw new UnauthenticatedError()
  }
  if ((member || onPlatform) && idleMs > TOUCH_EVERY_MS) {
    await touchSession(key, hash, at)
  }
  return { ...row, member, suspended: known && !member }
}
