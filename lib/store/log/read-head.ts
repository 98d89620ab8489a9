import type { TenantTx } from '../in-tenant'
import type { LogHeadRow, LogName } from './lock-head'

/** A log's head without locking it. */
export async function readHead(tx: TenantTx, log: LogName): Promise<LogHeadRow> {
  return tx.db.logHead.findUniqueOrThrow({
    where: { tenantId_log: { tenantId: tx.tenantId, log } },
    select: { originId: true, host: true, epoch: true, size: true, frontier: true },
  })
}
