import type { PlatformScope } from '@/lib/access/keys'
import { Conflict } from '@/lib/core/errors'
import { listInvites } from '@/lib/store/invites/list-invites'
import { revokeInvite } from '@/lib/store/invites/revoke-invite'
import { listMembers } from '@/lib/store/members/list-members'
import { lockOwners } from '@/lib/store/members/lock-owners'
import { changeTenantAs } from './change-tenant-as'
import { inviteOwner, type OwnerInvitation } from './invite-owner'

/**
 * Invites the first owner of a tenant anew, perhaps another person: links before are worth nothing. Only until somebody has accepted one:
 * from then on the platform has no say in who is in it.
 * @throws NotFound, Conflict `tenant_claimed`
 */
export async function inviteOwnerAgain(
  scope: PlatformScope,
  id: string,
  owner: OwnerInvitation,
  at: Date,
): Promise<Date> {
  let expiresAt = at
  await changeTenantAs(scope, id, at, async (tx, tenant) => {
    await lockOwners(tx)
    if (!tenant.unclaimed || (await listMembers(tx)).length > 0) {
      throw new Conflict('tenant_claimed', 'This tenant has its people; they alone say who else comes in.')
    }
    const before = await listInvites(tx)
    for (const invite of before) await revokeInvite(tx, invite.id, at)
    expiresAt = await inviteOwner(tx, owner, at)
    return { action: 'tenant.owner_invited', after: { expires_at: expiresAt } }
  })
  return expiresAt
}
