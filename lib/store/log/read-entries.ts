import type { TenantTx } from '../in-tenant'
import type { LogName } from './lock-head'

export interface LogEntryRow {
  index: number
  leaf: Uint8Array
  leafHash: Uint8Array
}

/** Entries [start, end) of a log's epoch, in order. */
export async function readEntries(
  tx: TenantTx,
  log: LogName,
  epoch: number,
  start: number,
  end: number,
): Promise<LogEntryRow[]> {
  const rows = await tx.db.logLeaf.findMany({
    where: { tenantId: tx.tenantId, log, epoch, idx: { gte: start, lt: end } },
    orderBy: { idx: 'asc' },
    select: { idx: true, leaf: true, leafHash: true },
  })
  return rows.map((row) => ({ index: row.idx, leaf: row.leaf, leafHash: row.leafHash }))
}
