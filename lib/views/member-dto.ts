import { publicId } from '@/lib/core/public-id'
import type { MembershipRow } from '@/lib/store/members/list-members'
import type { MemberDto } from './admin.schema'

/** One member out of the rows of their roles; at least one. */
export function memberDto(rows: readonly MembershipRow[]): MemberDto {
  const [first] = rows
  if (!first) throw new Error('a member has a role')
  return {
    id: publicId('user', first.userId),
    email: first.email,
    name: first.name,
    roles: rows.map(({ role, source, validFrom, validUntil }) => ({
      role,
      source,
      valid_from: validFrom?.toISOString() ?? null,
      valid_until: validUntil?.toISOString() ?? null,
    })),
    disabled: first.disabledAt !== null,
  }
}
