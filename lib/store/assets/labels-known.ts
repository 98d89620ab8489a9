import type { TenantTx } from '../in-tenant'
import type { LabelInterval } from './label-intervals'

/** Labels over time of assets, as known at an instant. @param assetIds null: every asset */
export async function labelsKnown(
  tx: TenantTx,
  assetIds: readonly string[] | null,
  knownAt: Date,
): Promise<(LabelInterval & { assetId: string })[]> {
  return tx.db.assetLabel.findMany({
    where: {
      tenantId: tx.tenantId,
      recordedFrom: { lte: knownAt },
      recordedTo: { gt: knownAt },
      ...(assetIds === null ? {} : { assetId: { in: [...assetIds] } }),
    },
    select: { assetId: true, key: true, value: true, validFrom: true, validTo: true },
    orderBy: [{ validFrom: 'asc' }, { key: 'asc' }],
  })
}
