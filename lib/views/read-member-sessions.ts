import type { Scope } from '@/lib/access/keys'
import { parsePublicId, publicId } from '@/lib/core/public-id'
import { inTenant } from '@/lib/store/in-tenant'
import { type MemberSessionRow, memberSessions } from '@/lib/store/sessions/member-sessions'
import type { MemberSessionDto } from './account.schema'

/** Members' open sessions in the tenant, last used first, of all or of one member; they are few, so there is one page. */
export async function readMemberSessions(
  scope: Scope,
  { member }: { member?: string | undefined },
  own: string | null,
  now: Date,
) {
  const userId = member === undefined ? null : parsePublicId('user', member)
  const nobody = member !== undefined && userId === null
  const rows = nobody ? [] : await inTenant(scope, (tx) => memberSessions(tx, userId, now))
  const items = rows.map((row) => dto(row, own))
  return { items, next_cursor: null, total: items.length }
}

function dto(row: MemberSessionRow, own: string | null): MemberSessionDto {
  return {
    id: publicId('session', row.id),
    user: { id: publicId('user', row.userId), name: row.name, email: row.email },
    current: row.id === own,
    created_at: row.createdAt.toISOString(),
    first_seen_at: row.firstSeenAt.toISOString(),
    last_seen_at: row.lastSeenAt.toISOString(),
    expires_at: row.expiresAt.toISOString(),
    provider: row.provider,
    address: row.address,
    user_agent: row.userAgent,
    second_factor: row.secondFactorAt !== null,
  }
}
