import { frontierRoot } from '@/lib/proof/frontier'
import { nodeKey } from '@/lib/proof/node-id'
import { subtrees } from '@/lib/proof/subtrees'
import type { TenantTx } from '@/lib/store/in-tenant'
import type { LogName } from '@/lib/store/log/lock-head'
import { nodeSha256 } from './node-crypto'
import { nodeMap } from './node-map'

/** The root of the tree of the first `size` leaves, from stored nodes. */
export async function rootAt(tx: TenantTx, log: LogName, epoch: number, size: number): Promise<Uint8Array> {
  const ids = subtrees(0, size)
  const nodes = await nodeMap(tx, log, epoch, ids)
  return frontierRoot(nodeSha256, {
    size,
    hashes: ids.map((id) => nodes.get(nodeKey(id)) ?? new Uint8Array()),
  })
}
