import { publicId } from '@/lib/core/public-id'
import type { MemberAccountRow } from '@/lib/store/accounts/member-accounts'
import type { MembershipRow } from '@/lib/store/members/list-members'
import type { MemberDto } from './admin.schema'
import { labelRuleDto } from './label-rule-dto'

/** What is known beside the rows of roles. */
export interface MemberContext {
  accounts: readonly MemberAccountRow[]
  /** Names of identity providers by id. */
  providers: ReadonlyMap<string, string>
}

/** One member out of the rows of their roles (at least one), with what the tenant may know of their account. */
export function memberDto(rows: readonly MembershipRow[], { accounts, providers }: MemberContext): MemberDto {
  const [first] = rows
  if (!first) throw new Error('a member has a role')
  const account = accounts.find(({ userId }) => userId === first.userId)
  return {
    id: publicId('user', first.userId),
    email: first.email,
    name: first.name,
    roles: rows.map(({ role, source, validFrom, validUntil, labelRule }) => ({
      role,
      source,
      provider: providerOf(source, providers),
      valid_from: validFrom?.toISOString() ?? null,
      valid_until: validUntil?.toISOString() ?? null,
      label_rule: labelRuleDto(labelRule),
    })),
    disabled: first.disabledAt !== null,
    second_factor: account?.local ? account.secondFactor : null,
  }
}

/** Whose groups give a role: `ldap:<id>`, with a digest of the limit behind it where there is one. */
function providerOf(source: string, names: ReadonlyMap<string, string>) {
  const [, id] = source.split(':')
  if (id === undefined) return null
  return { id: publicId('identity_provider', id), name: names.get(id) ?? null }
}
