import type { Scope } from '@/lib/access/keys'
import { inTenant } from '@/lib/store/in-tenant'
import { listInvites } from '@/lib/store/invites/list-invites'
import { inviteDto } from './invite-dto'

/** Open invitations, the latest first; they are few, so there is one page. */
export async function readInvites(scope: Scope, now: Date) {
  const items = (await inTenant(scope, (tx) => listInvites(tx))).map((row) => inviteDto(row, now))
  return { items, next_cursor: null, total: items.length }
}
