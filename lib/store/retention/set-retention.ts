import type { TenantTx } from '../in-tenant'

/** Keeps bytes for so many months, or (null) for ever; what is shorter than it was is so in thirty days (`app.keep_evidence_for`). */
export async function setMonthsKept(tx: TenantTx, months: number | null, by: string): Promise<void> {
  await tx.db
    .$queryRaw`SELECT 1 AS done FROM app.keep_evidence_for(${tx.tenantId}::uuid, ${months}::int, ${by}::uuid)`
}

/** Keeps everything for a reason, or (null) no longer. */
export async function setHold(tx: TenantTx, reason: string | null, by: string): Promise<void> {
  await tx.db
    .$queryRaw`SELECT 1 AS done FROM app.hold_evidence(${tx.tenantId}::uuid, ${reason}::text, ${by}::uuid)`
}
