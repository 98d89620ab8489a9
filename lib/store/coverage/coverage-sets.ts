import type { TenantTx } from '../in-tenant'

/** Checks of each coverage set. */
export async function coverageSets(tx: TenantTx, ids: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await tx.db.coverageSet.findMany({
    where: { tenantId: tx.tenantId, id: { in: [...ids] } },
    select: { id: true, checkKeys: true },
  })
  return new Map(rows.map((row) => [row.id, row.checkKeys]))
}
