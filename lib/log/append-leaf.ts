import { encodeLeaf } from '@/lib/proof/encode-leaf'
import { appendLeaf as appendToTree, emptyFrontier, frontierRoot } from '@/lib/proof/frontier'
import { toHex } from '@/lib/proof/hex'
import type { Leaf } from '@/lib/proof/leaf'
import { leafHash } from '@/lib/proof/tree-hash'
import type { TenantTx } from '@/lib/store/in-tenant'
import { type LogName, lockHead } from '@/lib/store/log/lock-head'
import { writeLeaf } from '@/lib/store/log/write-leaf'
import { checkpointNote } from './checkpoint-note'
import { highWater } from './high-water'
import { logSettings } from './log-settings'
import { nodeSha256 } from './node-crypto'
import { originOf } from './origin-of'
import { owned } from './owned'

/** Where a leaf went, and the tree it made. */
export interface LoggedLeaf {
  log: LogName
  epoch: number
  index: number
  leafHash: string
  size: number
  root: Uint8Array<ArrayBuffer>
}

/** What a caller says of a leaf; the version is the log's. */
export type LeafContent = Omit<Leaf, 'v'>

/**
 * Appends a leaf within the transaction of the change it is about. The head's lock is the last one taken.
 * A log that is behind what was already signed (an older database was restored) goes on in a new epoch, whose first leaf
 * says so: two histories never share an origin.
 */
export async function appendLeaf(tx: TenantTx, log: LogName, content: LeafContent): Promise<LoggedLeaf> {
  const head = await lockHead(tx, log)
  const host = head.host ?? logSettings().host
  const frontier = { size: head.size, hashes: head.frontier }
  const origin = originOf({ ...head, host }, log)
  const signed = highWater(origin)
  const behind =
    signed &&
    (head.size < signed.size ||
      (head.size === signed.size && toHex(frontierRoot(nodeSha256, frontier)) !== signed.root))
  if (!behind) return write(tx, log, { host, epoch: head.epoch, frontier }, content)
  const epoch = head.epoch + 1
  const at = { host, epoch, frontier: emptyFrontier() }
  const first = await write(tx, log, at, {
    type: 'epoch',
    at: content.at,
    actor_ref: content.actor_ref,
    subject: { id: originOf({ ...head, host, epoch }, log) },
    parent: checkpointNote(origin, signed),
  })
  return write(tx, log, { ...at, frontier: first.frontier }, content)
}

interface Tree {
  host: string
  epoch: number
  frontier: { size: number; hashes: Uint8Array[] }
}

async function write(
  tx: TenantTx,
  log: LogName,
  tree: Tree,
  content: LeafContent,
): Promise<LoggedLeaf & Pick<Tree, 'frontier'>> {
  const leaf = encodeLeaf({ v: 1, ...content })
  const hash = leafHash(nodeSha256, leaf)
  const { frontier, index, nodes } = appendToTree(nodeSha256, tree.frontier, hash)
  await writeLeaf(tx, {
    log,
    host: tree.host,
    epoch: tree.epoch,
    index,
    leaf: owned(leaf),
    leafHash: owned(hash),
    nodes: nodes.map((node) => ({ ...node, hash: owned(node.hash) })),
    size: frontier.size,
    frontier: frontier.hashes.map(owned),
    at: new Date(content.at),
  })
  const root = owned(frontierRoot(nodeSha256, frontier))
  return { log, epoch: tree.epoch, index, leafHash: toHex(hash), size: frontier.size, root, frontier }
}
