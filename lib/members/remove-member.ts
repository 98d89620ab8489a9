import type { Scope } from '@/lib/access/keys'
import { NotFound } from '@/lib/core/errors'
import { parsePublicId } from '@/lib/core/public-id'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { inTenant } from '@/lib/store/in-tenant'
import { listMembers } from '@/lib/store/members/list-members'
import { lockOwners } from '@/lib/store/members/lock-owners'
import { removeMemberships } from '@/lib/store/members/remove-memberships'
import { requireLastingOwner } from './require-lasting-owner'

/**
 * Takes a person out of the tenant. It counts from their next request on; what they did stays under their name.
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
      at,
    })
  })
}
