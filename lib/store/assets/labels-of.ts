import { FOREVER_DATE } from '../forever'
import type { TenantTx } from '../in-tenant'

/** Labels of assets at an instant, as known at another. @param assetIds null: every asset */
export async function labelsOf(
  tx: TenantTx,
  assetIds: readonly string[] | null,
  { at, knownAt }: { at: Date; knownAt: Date } = {
    at: new Date(FOREVER_DATE.getTime() - 1),
    knownAt: new Date(FOREVER_DATE.getTime() - 1),
  },
): Promise<Map<string, Record<string, string>>> {
  const rows = await tx.db.assetLabel.findMany({
    where: {
      tenantId: tx.tenantId,
      validFrom: { lte: at },
      validTo: { gt: at },
      recordedFrom: { lte: knownAt },
      recordedTo: { gt: knownAt },
      ...(assetIds === null ? {} : { assetId: { in: [...assetIds] } }),
    },
    select: { assetId: true, key: true, value: true },
  })
  const labels = new Map<string, Record<string, string>>()
  for (const row of rows) labels.set(row.assetId, { ...labels.get(row.assetId), [row.key]: row.value })
  return labels
}
