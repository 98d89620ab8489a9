import type { Scope } from '@/lib/access/keys'
import { NotFound } from '@/lib/core/errors'
import { parsePublicId } from '@/lib/core/public-id'
import { inTenant } from '@/lib/store/in-tenant'
import { listMembers } from '@/lib/store/members/list-members'
import type { MemberDto } from './admin.schema'
import { memberDto } from './member-dto'

/** One member by public id. @throws NotFound */
export async function readMember(scope: Scope, id: string): Promise<MemberDto> {
  const userId = parsePublicId('user', id)
  const rows = userId === null ? [] : await inTenant(scope, (tx) => listMembers(tx, userId))
  if (rows.length === 0) throw new NotFound()
  return memberDto(rows)
}
