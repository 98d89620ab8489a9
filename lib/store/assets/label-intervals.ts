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
  return tx.db.$queryRaw<LabelInterval[]>`
    SELECT key, value, valid_from AS "validFrom", valid_to AS "validTo" FROM asset_label
    WHERE tenant_id = ${tx.tenantId}::uuid AND asset_id = ${assetId}::uuid AND recorded_to = ${FOREVER_DATE}`
}
