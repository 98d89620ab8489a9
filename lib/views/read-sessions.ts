import { lookup } from '@/lib/access/keys'
import type { Principal } from '@/lib/access/principal'
import { publicId } from '@/lib/core/public-id'
import { listSessions } from '@/lib/store/sessions/list-sessions'
import type { SessionDto } from './admin.schema'

/** One's own open sessions, last used first; they are few, so there is one page. */
export async function readSessions(principal: Principal, now: Date) {
  const rows = await listSessions(lookup('session'), principal.actor.subject)
  const open = rows.filter(({ expiresAt }) => expiresAt > now)
  const items = open.map(
    (row): SessionDto => ({
      id: publicId('session', row.id),
      current: row.id === principal.sessionId,
      created_at: row.createdAt.toISOString(),
      last_seen_at: row.lastSeenAt.toISOString(),
      expires_at: row.expiresAt.toISOString(),
      provider: row.provider,
      address: row.address,
      user_agent: row.userAgent,
    }),
  )
  return { items, next_cursor: null, total: items.length }
}
