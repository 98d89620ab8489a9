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
  return tx.db.$queryRaw<Retirement[]>`
    SELECT asset_id AS "assetId", valid_from AS "validFrom", valid_to AS "validTo", reason, source FROM asset_retirement
    WHERE tenant_id = ${tx.tenantId}::uuid AND recorded_from <= ${known} AND recorded_to > ${known}
      AND (${assetIds === null} OR asset_id = ANY(${[...(assetIds ?? [])]}::uuid[]))`
}
