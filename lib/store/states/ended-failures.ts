import { FOREVER_DATE } from '../forever'
import type { TenantTx } from '../in-tenant'
import { STATE_ROW_SQL } from './held-sql'
import type { StateRow } from './state-row'

/** Failures of an asset that had ended before an instant, as now known: what {@link loadLines} leaves out from there on. */
export async function endedFailures(
  tx: TenantTx,
  assetId: string,
  before: Date,
  checkKeys: readonly string[],
): Promise<StateRow[]> {
  return tx.db.$queryRaw<StateRow[]>`
    SELECT ${STATE_ROW_SQL} FROM state_history
    WHERE tenant_id = ${tx.tenantId}::uuid AND asset_id = ${assetId}::uuid AND check_key = ANY(${[...checkKeys]}::uuid[])
      AND recorded_to = ${FOREVER_DATE} AND valid_to < ${before} AND result = 'fail'`
}
