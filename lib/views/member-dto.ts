import { publicId } from '@/lib/core/public-id'
import type { MemberAccountRow } from '@/lib/store/accounts/member-accounts'
import type { MembershipRow } from '@/lib/store/members/list-members'
import type { MemberDto } from './admin.schema'

/** One member out of the rows of their roles (at least one), with what the tenant may know of their account. */
export function memberDto(rows: readonly MembershipRow[], accounts: readonly MemberAccountRow[]): MemberDto {
  const [first] = rows
  if (!first) throw new Error('a member has a role')
  const account = accounts.find(({ userId }) => userId === first.userId)
  return {
    id: publicId('user', first.userId),
    email: first.email,
    name: first.name,
    roles: rows.map(({ role, source, validUntil }) => ({
      role,
      source,
      valid_until: validUntil?.toISOString() ?? null,
    })),
    disabled: first.disabledAt !== null,
    second_factor: account?.local ? account.secondFactor : null,
  }
}
