import type { TenantTx } from '../in-tenant'
import type { LogName } from './lock-head'

type Bytes = Uint8Array<ArrayBuffer>

export interface NewLeaf {
  log: LogName
  host: string
  epoch: number
  index: number
  /** Null: a submission's row says it. */
  leaf: Bytes | null
  leafHash: Bytes
  nodes: readonly { level: number; index: number; hash: Bytes }[]
  size: number
  frontier: Bytes[]
  at: Date
}

/** Writes a leaf, the interior nodes it completed and the next head; the head's row is locked by the caller. */
export async function writeLeaf(tx: TenantTx, leaf: NewLeaf): Promise<void> {
  if (leaf.leaf) {
    tx.later(tx.db.$executeRaw`
    INSERT INTO log_leaf (tenant_id, log, epoch, idx, leaf, leaf_hash, recorded_at)
    VALUES (${tx.tenantId}::uuid, ${leaf.log}, ${leaf.epoch}, ${leaf.index}, ${leaf.leaf}, ${leaf.leafHash}, ${leaf.at})`)
  }
  if (leaf.nodes.length > 0) {
    tx.later(tx.db.$executeRaw`
      INSERT INTO log_node (tenant_id, log, epoch, level, idx, hash)
      SELECT ${tx.tenantId}::uuid, ${leaf.log}, ${leaf.epoch}, n.level, n.idx, n.hash
      FROM unnest(${leaf.nodes.map((n) => n.level)}::int[], ${leaf.nodes.map((n) => n.index)}::int[], ${leaf.nodes.map((n) => n.hash)}::bytea[])
        AS n(level, idx, hash)
      ON CONFLICT DO NOTHING`)
  }
  tx.later(tx.db.$executeRaw`
    UPDATE log_head SET size = ${leaf.size}, frontier = ${leaf.frontier}::bytea[], epoch = ${leaf.epoch}, host = ${leaf.host}
    WHERE tenant_id = ${tx.tenantId}::uuid AND log = ${leaf.log}`)
}
