import type { TenantTx } from '../in-tenant'

/** How far a sweep is: what was received in [from, to) is looked at, the newest first, and below the submission `before`. */
export interface Sweep {
  /** Null: none is under way. */
  to: Date | null
  /** Null: from the beginning. */
  from: Date | null
  before: string | null
  sweptTo: Date | null
  sweptAllAt: Date | null
}

/** Of two that drop a tenant's bytes one waits here; so does whoever freezes a report. Null: the tenant never said how long it keeps any. */
export async function lockSweep(tx: TenantTx): Promise<Sweep | null> {
  const [row] = await tx.db.$queryRaw<Sweep[]>`
    SELECT sweep_to AS "to", sweep_from AS "from", sweep_before AS before, swept_to AS "sweptTo", swept_all_at AS "sweptAllAt"
    FROM retention WHERE tenant_id = ${tx.tenantId}::uuid FOR UPDATE`
  return row ?? null
}
