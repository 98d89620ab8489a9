import type { TenantTx } from '../in-tenant'
import type { LogName } from './lock-head'

/** Hashes of complete subtrees by (level, index); level 0 are the leaves. */
export async function readNodes(
  tx: TenantTx,
  log: LogName,
  epoch: number,
  ids: readonly { level: number; index: number }[],
): Promise<{ level: number; index: number; hash: Uint8Array }[]> {
  if (ids.length === 0) return []
  const leaves = ids.filter((id) => id.level === 0).map((id) => id.index)
  const inner = ids.filter((id) => id.level > 0)
  return tx.db.$queryRaw`
    SELECT 0 AS level, idx AS index, leaf_hash AS hash FROM app.leaf_hashes(${log}, ${epoch}, ${leaves}::int[])
    UNION ALL
    SELECT n.level, n.idx, n.hash
    FROM unnest(${inner.map((id) => id.level)}::int[], ${inner.map((id) => id.index)}::int[]) AS q(level, idx)
    JOIN log_node n ON n.tenant_id = ${tx.tenantId}::uuid AND n.log = ${log} AND n.epoch = ${epoch} AND n.level = q.level AND n.idx = q.idx`
}
