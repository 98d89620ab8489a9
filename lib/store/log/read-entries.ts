import type { TenantTx } from '../in-tenant'
import type { LogName } from './lock-head'

export interface LogEntryRow {
  index: number
  leaf: Uint8Array
  leafHash: Uint8Array
}

/** Entries [start, end) of a log's epoch, in order; the leaves of submissions as their rows say them. */
export async function readEntries(
  tx: TenantTx,
  log: LogName,
  epoch: number,
  start: number,
  end: number,
): Promise<LogEntryRow[]> {
  return tx.db.$queryRaw<LogEntryRow[]>`
    SELECT idx AS index, leaf, coalesce(leaf_hash, sha256('\\x00'::bytea || leaf)) AS "leafHash" FROM (
      SELECT l.idx, l.leaf, l.leaf_hash FROM log_leaf l
      WHERE l.tenant_id = ${tx.tenantId}::uuid AND l.log = ${log} AND l.epoch = ${epoch} AND l.idx >= ${start} AND l.idx < ${end}
      UNION ALL
      SELECT s.log_index, app.submission_leaf(s.id, s.actor_ref, s.received_at, s.evidence_sha256), NULL FROM submission s
      WHERE s.tenant_id = ${tx.tenantId}::uuid AND ${log} = 'evidence' AND s.log_epoch = ${epoch} AND s.log_index >= ${start} AND s.log_index < ${end}
        AND (SELECT app.unlimited()) AND NOT EXISTS (SELECT 1 FROM log_leaf l WHERE l.tenant_id = ${tx.tenantId}::uuid
          AND l.log = 'evidence' AND l.epoch = s.log_epoch AND l.idx = s.log_index)
    ) entry ORDER BY idx`
}
