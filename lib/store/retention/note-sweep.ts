import type { TenantTx } from '../in-tenant'

/** Notes where a sweep is. */
export async function noteSweep(
  tx: TenantTx,
  { to, from, before }: { to: Date; from: Date | null; before: string },
): Promise<void> {
  await tx.db.$executeRaw`
    UPDATE retention SET sweep_to = ${to}, sweep_from = ${from}, sweep_before = ${before}::uuid
    WHERE tenant_id = ${tx.tenantId}::uuid`
}

/** Notes that a sweep has come to its end. @param all it began with the first submission */
export async function endSweep(tx: TenantTx, { to, all }: { to: Date; all: boolean }): Promise<void> {
  await tx.db.$executeRaw`
    UPDATE retention SET sweep_to = NULL, sweep_from = NULL, sweep_before = NULL, swept_to = ${to}, swept_at = now(),
      swept_all_at = CASE WHEN ${all} THEN now() ELSE swept_all_at END
    WHERE tenant_id = ${tx.tenantId}::uuid`
}
