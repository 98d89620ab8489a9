import { type NodeId, nodeKey } from '@/lib/proof/node-id'
import { nodeHash } from '@/lib/proof/tree-hash'
import type { TenantTx } from '@/lib/store/in-tenant'
import type { LogName } from '@/lib/store/log/lock-head'
import { readNodes } from '@/lib/store/log/read-nodes'
import { LOWEST_KEPT } from './kept-nodes'
import { nodeSha256 } from './node-crypto'

/** Hashes of the nodes, by key; of those that are not kept, from their leaves. */
export async function nodeMap(tx: TenantTx, log: LogName, epoch: number, ids: readonly NodeId[]) {
  const computed = ids.filter(({ level }) => level > 0 && level < LOWEST_KEPT)
  const read = [...ids.filter((id) => !computed.includes(id)), ...computed.flatMap(leavesUnder)]
  const each = [...new Map(read.map((id) => [nodeKey(id), id])).values()]
  const nodes = new Map((await readNodes(tx, log, epoch, each)).map((node) => [nodeKey(node), node.hash]))
  for (const id of computed) {
    const leaves = leavesUnder(id).flatMap((leaf) => nodes.get(nodeKey(leaf)) ?? [])
    // Of a subtree that is not all there nothing is known.
    if (leaves.length === 1 << id.level) nodes.set(nodeKey(id), joinPairs(leaves))
  }
  return nodes
}

const leavesUnder = ({ level, index }: NodeId): NodeId[] =>
  Array.from({ length: 1 << level }, (_, i) => ({ level: 0, index: index * (1 << level) + i }))

/** The hash of a complete subtree (RFC 6962 §2.1). */
function joinPairs(hashes: readonly Uint8Array[]): Uint8Array {
  const [only] = hashes
  if (hashes.length === 1 && only) return only
  const middle = hashes.length / 2
  return nodeHash(nodeSha256, joinPairs(hashes.slice(0, middle)), joinPairs(hashes.slice(middle)))
}
