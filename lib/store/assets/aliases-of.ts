import type { TenantTx } from '../in-tenant'

/** Every name an asset goes by. */
export async function aliasesOf(tx: TenantTx, assetIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await tx.db.assetAlias.findMany({
    where: { tenantId: tx.tenantId, assetId: { in: [...assetIds] } },
    orderBy: [{ createdAt: 'asc' }, { alias: 'asc' }],
    select: { assetId: true, alias: true },
  })
  const aliases = new Map<string, string[]>()
  for (const row of rows) aliases.set(row.assetId, [...(aliases.get(row.assetId) ?? []), row.alias])
  return aliases
}
