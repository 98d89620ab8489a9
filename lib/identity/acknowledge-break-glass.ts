import type { Scope } from '@/lib/access/keys'
import { Conflict, NotFound } from '@/lib/core/errors'
import { parsePublicId, publicId } from '@/lib/core/public-id'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { acknowledgeBreakGlassUse } from '@/lib/store/break-glass/acknowledge-break-glass-use'
import { listBreakGlassUses } from '@/lib/store/break-glass/list-break-glass-uses'
import { listLocalOwners } from '@/lib/store/break-glass/list-local-owners'
import { readLocalSignIn } from '@/lib/store/break-glass/read-local-sign-in'
import { inTenant, type TenantTx } from '@/lib/store/in-tenant'
import { listMembers } from '@/lib/store/members/list-members'
import { readTenant } from '@/lib/store/tenants/read-tenant'

/**
 * Notes that an owner has seen a use of a break-glass account; the alert is over. Nobody acknowledges their own, while the tenant
 * has another owner who can.
 * @throws NotFound, Conflict `own_use`
 */
export async function acknowledgeBreakGlass(scope: Scope, publicUse: string, at: Date): Promise<void> {
  const id = parsePublicId('break_glass_use', publicUse)
  if (id === null) throw new NotFound()
  await inTenant(scope, async (tx) => {
    const [use] = await listBreakGlassUses(tx, { id, limit: 1 })
    if (!use) throw new NotFound()
    if (scope.actor.subject === use.userId && (await hasAnotherOwner(tx, use.userId, at))) {
      throw new Conflict('own_use', 'Another owner has to acknowledge this: it was you.')
    }
    if (!(await acknowledgeBreakGlassUse(tx, id, at))) return
    await writeAuditEvent(tx, {
      action: 'break_glass.acknowledged',
      target: { kind: 'user', id: publicId('user', use.userId) },
      after: { used_at: use.at.toISOString() },
      at,
    })
  })
}

/** Somebody else who owns the tenant and may come in now. */
async function hasAnotherOwner(tx: TenantTx, userId: string, at: Date): Promise<boolean> {
  const open = (await readLocalSignIn(tx)) === 'everyone'
  const { separateDuties } = await readTenant(tx)
  const kept = new Set(
    (await listLocalOwners(tx)).filter(({ breakGlass }) => breakGlass).map((owner) => owner.userId),
  )
  return (await listMembers(tx)).some(
    (row) =>
      (row.role === 'system_admin' || (row.role === 'owner' && !separateDuties)) &&
      row.userId !== userId &&
      row.disabledAt === null &&
      (row.validFrom === null || row.validFrom <= at) &&
      (row.validUntil === null || row.validUntil > at) &&
      (open || row.source !== 'local' || kept.has(row.userId)),
  )
}
