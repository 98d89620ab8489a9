import { systemScope } from '@/lib/access/keys'
import { readLabelRule } from '@/lib/access/label-rule'
import type { Actor } from '@/lib/access/principal'
import { NotFound } from '@/lib/core/errors'
import { publicId } from '@/lib/core/public-id'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { inTenant, type TenantTx } from '@/lib/store/in-tenant'
import { acceptInvite } from '@/lib/store/invites/accept-invite'
import type { FoundInvite } from '@/lib/store/invites/find-invite'
import { addMembership } from '@/lib/store/members/add-membership'
import { lockOwners } from '@/lib/store/members/lock-owners'

/**
 * Makes a member of whoever accepts an invitation, once. `person` runs first in the same transaction and says who it is. A role that
 * they have already stays as it is, with its begin, end and limit: what changed since the invitation was made counts.
 * @throws NotFound when somebody was faster, or it was taken back meanwhile
 */
export async function joinByInvite(
  { id, tenant, email, roles, validFrom, validUntil, labelRule: kept }: FoundInvite,
  person: (tx: TenantTx) => Promise<{ id: string; name: string }>,
  address: string | null,
  at: Date,
): Promise<void> {
  const labelRule = kept === null ? null : readLabelRule(kept)
  // What is kept and is no rule must not become no limit.
  if (kept !== null && labelRule === null) throw new NotFound()
  await inTenant(systemScope(tenant, 'accept-invite'), async (tx) => {
    await lockOwners(tx)
    const joining = await person(tx)
    if (!(await acceptInvite(tx, { id, userId: joining.id, at }))) throw new NotFound()
    const actor: Actor = {
      kind: 'person',
      subject: joining.id,
      label: joining.name,
      provider: 'local',
      address,
    }
    const own = { ...tx, scope: systemScope(tenant, 'accept-invite', null, actor) }
    for (const role of roles) {
      const membership = { userId: joining.id, role, validFrom, validUntil, labelRule, at }
      await addMembership(own, { ...membership, keep: true })
    }
    await writeAuditEvent(own, {
      action: 'invite.accepted',
      target: { kind: 'invite', id: publicId('invite', id) },
      after: {
        user: publicId('user', joining.id),
        ...{ email, roles, valid_from: validFrom, valid_until: validUntil, label_rule: labelRule },
      },
      at,
    })
  })
}
