import type { TenantTx } from '../in-tenant'

export type LogName = 'evidence' | 'audit'

export interface LogHeadRow {
  originId: string
  host: string | null
  epoch: number
  size: number
  frontier: Uint8Array[]
}

/** Locks a log's head until COMMIT. Last of all locks: assets first, the head just before the end. */
export async function lockHead(tx: TenantTx, log: LogName): Promise<LogHeadRow> {
  const rows = await tx.db.$queryRaw<LogHeadRow[]>`
    SELECT origin_id AS "originId", host, epoch, size, frontier FROM log_head
    WHERE tenant_id = ${tx.tenantId}::uuid AND log = ${log} FOR UPDATE`
  if (!rows[0]) throw new Error(`tenant has no ${log} log`)
  return rows[0]
}
