import { FOREVER_DATE } from '../forever'
import type { TenantTx } from '../in-tenant'

export interface Retirement {
  assetId: string
  validFrom: Date
  validTo: Date
  reason: string
  source: string
}

/** Intervals in which assets are retired, as known at an instant. @param assetIds null: every asset */
export async function retirementsOf(
  tx: TenantTx,
  assetIds: readonly string[] | null,
  knownAt: Date = FOREVER_DATE,
): Promise<Retirement[]> {
  const known = knownAt >= FOREVER_DATE ? new Date(FOREVER_DATE.getTime() - 1) : knownAt
  return tx.db.assetRetirement.findMany({
    where: {
      tenantId: tx.tenantId,
      recordedFrom: { lte: known },
      recordedTo: { gt: known },
      ...(assetIds === null ? {} : { assetId: { in: [...assetIds] } }),
    },
    select: { assetId: true, validFrom: true, validTo: true, reason: true, source: true },
  })
}
