import type { TenantTx } from '../in-tenant'
import type { LogName } from './lock-head'

/** How many leaves an epoch of a log that has ended got. */
export async function epochSize(tx: TenantTx, log: LogName, epoch: number): Promise<number> {
  return tx.db.logLeaf.count({ where: { tenantId: tx.tenantId, log, epoch } })
}
