import type { TenantTx } from '../in-tenant'

/** Names and titles of checks that the catalogue does not know. */
export async function unknownChecks(
  tx: TenantTx,
  keys: readonly string[],
): Promise<Map<string, { name: string; title: string }>> {
  if (keys.length === 0) return new Map()
  const rows = await tx.db.unknownCheck.findMany({
    where: { tenantId: tx.tenantId, checkKey: { in: [...new Set(keys)] } },
    select: { checkKey: true, name: true, title: true },
  })
  return new Map(rows.map((row) => [row.checkKey, { name: row.name, title: row.title }]))
}
