import type { Scope } from '@/lib/access/keys'
import { NotFound } from '@/lib/core/errors'
import { parsePublicId, publicId } from '@/lib/core/public-id'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { writeAuditEvents } from '@/lib/store/audit/write-audit-events'
import { inTenant } from '@/lib/store/in-tenant'
import { revokeInvitesOf } from '@/lib/store/invites/revoke-invites-of'
import { listMembers } from '@/lib/store/members/list-members'
import { lockOwners } from '@/lib/store/members/lock-owners'
import { removeMemberships } from '@/lib/store/members/remove-memberships'
import { setKeptOut } from '@/lib/store/provider-accounts/set-kept-out'
import { requireLastingOwner } from './require-lasting-owner'

/**
 * Takes a person out of the tenant. It counts from their next request on; what they did stays under their name. Open invitations to
 * them, and those that they gave out, are taken back in the same moment. Whom a provider vouches for is kept out until they are let in again.
 * @throws NotFound, Conflict when no lasting owner would be left
 */
export async function removeMember(scope: Scope, id: string, at: Date): Promise<void> {
  const userId = parsePublicId('user', id)
  if (userId === null) throw new NotFound()
  await inTenant(scope, async (tx) => {
    await lockOwners(tx)
    const before = await listMembers(tx, userId)
    if (before.length === 0) throw new NotFound()
    await removeMemberships(tx, userId, null)
    await requireLastingOwner(tx)
    // Or whoever a provider vouches for would be back with their next sign-in.
    const keptOut = await setKeptOut(tx, userId, at)
    const email = before.find(({ source }) => source === 'local')?.email ?? null
    const revoked = await revokeInvitesOf(tx, { userId, email, at })
    await writeAuditEvent(tx, {
      action: 'member.removed',
      target: { kind: 'user', id },
      before: {
        roles: before.map(({ role, source, validFrom, validUntil }) => ({
          role,
          source,
          valid_from: validFrom,
          valid_until: validUntil,
        })),
      },
      ...(keptOut.length > 0 ? { after: { kept_out: true } } : {}),
      at,
    })
    await writeAuditEvents(
      tx,
      revoked.map((invite) => ({
        action: 'invite.revoked',
        target: { kind: 'invite', id: publicId('invite', invite.id) },
        before: { email: invite.email, roles: invite.roles },
        after: { why: 'member_removed', member: id },
        at,
      })),
    )
  })
}
