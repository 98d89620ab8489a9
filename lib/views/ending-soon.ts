import { publicId } from '@/lib/core/public-id'
import type { MembershipRow } from '@/lib/store/members/list-members'
import type { EndingRoleDto } from './admin.schema'

const SOON_MS = 14 * 86_400_000

/** Roles in force that end within two weeks, the next one first, so that nobody loses access by surprise. */
export function endingSoon(rows: readonly MembershipRow[], at: Date): EndingRoleDto[] {
  return rows
    .flatMap(({ userId, name, role, validUntil }) => {
      const left = (validUntil?.getTime() ?? Number.POSITIVE_INFINITY) - at.getTime()
      if (!validUntil || left <= 0 || left > SOON_MS) return []
      return [{ id: publicId('user', userId), name, role, valid_until: validUntil.toISOString() }]
    })
    .sort((a, b) => (a.valid_until < b.valid_until ? -1 : 1))
}
