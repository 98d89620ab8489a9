import type { Scope } from '@/lib/access/keys'
import { buildProof } from '@/lib/proof/build-proof'
import { toHex } from '@/lib/proof/hex'
import { nodeKey } from '@/lib/proof/node-id'
import { inclusionNodes } from '@/lib/proof/proof-plan'
import type { Receipt } from '@/lib/proof/receipt'
import { inTenant } from '@/lib/store/in-tenant'
import type { LogName } from '@/lib/store/log/lock-head'
import { nodeSha256 } from './node-crypto'
import { nodeMap } from './node-map'
import { rootAt } from './root-at'
import { currentOrigin, signedNote } from './sign-tree'

/**
 * Receipt of a leaf: its hash, its inclusion in the tree that it made, and that tree's signed checkpoint. That is not kept: signed again
 * it is the same bytes, and whoever has the receipt has it.
 */
export async function receiptOf(scope: Scope, log: LogName, epoch: number, index: number): Promise<Receipt> {
  const size = index + 1
  const { leaf, hashes, root, origin } = await inTenant(scope, async (tx) => {
    const plan = inclusionNodes(index, size)
    const nodes = await nodeMap(tx, log, epoch, [{ level: 0, index }, ...plan.flat()])
    const own = nodes.get(nodeKey({ level: 0, index }))
    if (!own) throw new Error(`log ${log} has no leaf ${index}`)
    return {
      leaf: own,
      hashes: buildProof(nodeSha256, plan, nodes),
      root: await rootAt(tx, log, epoch, size),
      origin: await currentOrigin(tx, log, epoch),
    }
  })
  const checkpoint = signedNote(origin, { size, root })
  return {
    index,
    leaf: toHex(leaf),
    proof: { leaf_index: index, size, hashes: hashes.map(toHex) },
    checkpoint,
  }
}
