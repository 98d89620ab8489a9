import type { TenantTx } from '../in-tenant'
import type { LogName } from './lock-head'

/** How many leaves an epoch of a log that has ended got. */
export async function epochSize(tx: TenantTx, log: LogName, epoch: number): Promise<number> {
  const [row] = await tx.db.$queryRaw<{ size: number }[]>`
    SELECT greatest(
      (SELECT max(idx) FROM log_leaf WHERE tenant_id = ${tx.tenantId}::uuid AND log = ${log} AND epoch = ${epoch}),
      (SELECT max(log_index) FROM submission WHERE tenant_id = ${tx.tenantId}::uuid AND ${log} = 'evidence' AND log_epoch = ${epoch}),
      -1) + 1 AS size`
  return row?.size ?? 0
}
