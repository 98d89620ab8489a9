import { FOREVER_DATE } from '../forever'
import type { TenantTx } from '../in-tenant'

export interface LabelInterval {
  key: string
  value: string
  validFrom: Date
  validTo: Date
}

/** Labels of an asset over time, as now known. */
export async function labelIntervals(tx: TenantTx, assetId: string): Promise<LabelInterval[]> {
  return tx.db.assetLabel.findMany({
    where: { tenantId: tx.tenantId, assetId, recordedTo: FOREVER_DATE },
    select: { key: true, value: true, validFrom: true, validTo: true },
  })
}
