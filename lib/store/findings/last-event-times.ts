import type { TenantTx } from '../in-tenant'

/** When the latest event of each finding happened; findings without any are left out. */
export async function lastEventTimes(tx: TenantTx, ids: readonly string[]): Promise<Map<string, Date>> {
  const rows = await tx.db.$queryRaw<{ id: string; at: Date }[]>`
    SELECT finding_id AS id, max(at) AS at FROM finding_event
    WHERE tenant_id = ${tx.tenantId}::uuid AND finding_id = ANY(${[...ids]}::uuid[]) GROUP BY finding_id`
  return new Map(rows.map((row) => [row.id, row.at]))
}
