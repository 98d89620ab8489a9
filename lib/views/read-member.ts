import type { Scope } from '@/lib/access/keys'
import { NotFound } from '@/lib/core/errors'
import { parsePublicId } from '@/lib/core/public-id'
import { memberAccounts } from '@/lib/store/accounts/member-accounts'
import { inTenant } from '@/lib/store/in-tenant'
import { listMembers } from '@/lib/store/members/list-members'
import type { MemberDto } from './admin.schema'
import { memberDto } from './member-dto'
import { providerNames } from './provider-names'

/** One member by public id. @throws NotFound */
export async function readMember(scope: Scope, id: string): Promise<MemberDto> {
  const userId = parsePublicId('user', id)
  if (userId === null) throw new NotFound()
  const { rows, accounts } = await inTenant(scope, async (tx) => ({
    rows: await listMembers(tx, userId),
    accounts: await memberAccounts(tx),
  }))
  if (rows.length === 0) throw new NotFound()
  const sources = rows.map(({ source }) => source)
  return memberDto(rows, { accounts, providers: await providerNames(scope, sources) })
}
