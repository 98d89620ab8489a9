import type { Scope } from '@/lib/access/keys'
import { publicId } from '@/lib/core/public-id'
import { ensureActor } from '@/lib/store/actors/ensure-actor'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { inTenant } from '@/lib/store/in-tenant'
import { type RetentionRow, readRetention } from '@/lib/store/retention/read-retention'
import { setHold, setMonthsKept } from '@/lib/store/retention/set-retention'

/** What is left out stays. */
export interface RetentionChange {
  /** Null: for ever. */
  months?: number | null | undefined
  /** Why everything is to be kept; null: no longer. */
  hold?: string | null | undefined
}

/**
 * Sets how long the bytes of evidence are kept, and whether a hold keeps all of them. What keeps longer holds at once; what keeps less does so
 * in thirty days, and until then whoever sets the old time again undoes it. The database holds to both.
 */
export async function changeRetention(
  scope: Scope,
  { months, hold }: RetentionChange,
  at: Date,
): Promise<void> {
  await inTenant(scope, async (tx) => {
    const by = await ensureActor(tx)
    const before = await readRetention(tx)
    const target = { kind: 'tenant', id: publicId('tenant', tx.tenantId) }
    if (months !== undefined) {
      await setMonthsKept(tx, months, by)
      const said = [before, await readRetention(tx)].map(settingOf)
      if (JSON.stringify(said[0]) !== JSON.stringify(said[1]))
        await writeAuditEvent(tx, {
          action: 'retention.changed',
          target,
          before: said[0],
          after: said[1],
          at,
        })
    }
    if (hold !== undefined && hold !== (before.hold?.reason ?? null)) {
      await setHold(tx, hold, by)
      await writeAuditEvent(tx, {
        action: hold === null ? 'retention.released' : 'retention.held',
        target,
        before: before.hold && { reason: before.hold.reason },
        after: hold === null ? null : { reason: hold },
        at,
      })
    }
  })
}

const settingOf = ({ months, next }: RetentionRow) => ({
  months,
  next_months: next?.months ?? null,
  next_after: next?.after.toISOString() ?? null,
})
