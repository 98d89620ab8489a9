import { nodeKey } from '@/lib/proof/node-id'
import type { TenantTx } from '@/lib/store/in-tenant'
import type { LogName } from '@/lib/store/log/lock-head'
import { readNodes } from '@/lib/store/log/read-nodes'

/** Hashes of the nodes, by key. */
export async function nodeMap(
  tx: TenantTx,
  log: LogName,
  epoch: number,
  ids: readonly { level: number; index: number }[],
) {
  const nodes = await readNodes(tx, log, epoch, ids)
  return new Map(nodes.map((node) => [nodeKey(node), node.hash]))
}
