import type { TenantTx } from '../in-tenant'

/** Reports whose snapshot is kept, but for those that are known. */
export async function frozenReports(tx: TenantTx, known: readonly string[]): Promise<string[]> {
  const rows = await tx.db.$queryRaw<{ id: string }[]>`
    SELECT id FROM report WHERE tenant_id = ${tx.tenantId}::uuid AND snapshot IS NOT NULL AND id <> ALL(${[...known]}::uuid[]) ORDER BY id`
  return rows.map(({ id }) => id)
}

/** The snapshot of a report, packed; null where it has none. */
export async function readSnapshot(tx: TenantTx, id: string): Promise<Uint8Array | null> {
  const row = await tx.db.report.findUnique({
    where: { tenantId_id: { tenantId: tx.tenantId, id } },
    select: { snapshot: true },
  })
  return row?.snapshot ?? null
}
