import type { Scope } from '@/lib/access/keys'
import { NotFound } from '@/lib/core/errors'
import { parsePublicId } from '@/lib/core/public-id'
import { inTenant } from '@/lib/store/in-tenant'
import { listInvites } from '@/lib/store/invites/list-invites'
import type { InviteDto } from './account.schema'
import { inviteDto } from './invite-dto'

/** One invitation by public id. @throws NotFound */
export async function readInvite(scope: Scope, id: string, now: Date): Promise<InviteDto> {
  const inviteId = parsePublicId('invite', id)
  const [row] = inviteId === null ? [] : await inTenant(scope, (tx) => listInvites(tx, inviteId))
  if (!row) throw new NotFound()
  return inviteDto(row, now)
}
