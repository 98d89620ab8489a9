import type { Scope } from '../../lib/access/keys'
import { checkpointView, entriesView, keysView } from '../../lib/log/log-views'
import { nodeSha256, nodeVerify } from '../../lib/log/node-crypto'
import { decodeLeaf } from '../../lib/proof/decode-leaf'
import { appendLeaf, emptyFrontier, frontierRoot } from '../../lib/proof/frontier'
import { toHex } from '../../lib/proof/hex'
import type { Leaf } from '../../lib/proof/leaf'
import { openCheckpoint } from '../../lib/proof/open-checkpoint'
import { leafHash } from '../../lib/proof/tree-hash'
import { parseVkey } from '../../lib/proof/vkey'
import type { LogName } from '../../lib/store/log/lock-head'

/** A log as an outsider reads it: its leaves, and every root that they give. */
export interface ReadLog {
  vkey: string
  leaves: { bytes: Uint8Array; leaf: Leaf }[]
  /** Root of the tree of the first n leaves, hex, by n. */
  roots: string[]
  faults: string[]
}

/** Reads a log of a tenant from its first leaf, recomputes every root, and holds the signed checkpoint against the last. */
export async function readLog(scope: Scope, log: LogName): Promise<ReadLog> {
  const { keys } = await keysView(scope)
  const mine = keys.filter((key) => key.log === log)
  const faults: string[] = []
  // A second epoch means that the server took its own database for an older one.
  if (mine.length !== 1) faults.push(`${log}: ${mine.length} epochs`)
  const vkey = mine[0]?.vkey ?? ''
  const leaves: ReadLog['leaves'] = []
  let frontier = emptyFrontier()
  const roots = [toHex(frontierRoot(nodeSha256, frontier))]
  for (;;) {
    const { items, next_cursor } = await entriesView(scope, log, { start: leaves.length, epoch: 0 })
    for (const { index, leaf_hash, data } of items) {
      const bytes = new Uint8Array(Buffer.from(data, 'base64'))
      const hash = leafHash(nodeSha256, bytes)
      if (index !== leaves.length) faults.push(`${log}: leaf ${index} where ${leaves.length} should be`)
      if (toHex(hash) !== leaf_hash) faults.push(`${log}: leaf ${index} has another hash than it says`)
      leaves.push({ bytes, leaf: decodeLeaf(bytes) })
      frontier = appendLeaf(nodeSha256, frontier, hash).frontier
      roots.push(toHex(frontierRoot(nodeSha256, frontier)))
    }
    if (next_cursor === null) break
  }
  const { size, root, note } = await checkpointView(scope, log, { epoch: 0 })
  if (size !== leaves.length) faults.push(`${log}: the head has ${size} leaves, ${leaves.length} are there`)
  if (root !== roots.at(-1)) faults.push(`${log}: the root is not the one that the leaves give`)
  const opened = openCheckpoint({
    sha256: nodeSha256,
    verify: nodeVerify,
    note,
    key: parseVkey(nodeSha256, vkey),
  })
  if (!opened.ok) faults.push(`${log}: ${opened.why}`)
  else if (toHex(opened.checkpoint.root) !== roots.at(-1)) faults.push(`${log}: another root is signed`)
  return { vkey, leaves, roots, faults }
}
