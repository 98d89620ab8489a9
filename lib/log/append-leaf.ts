import { encodeLeaf } from '@/lib/proof/encode-leaf'
import { appendLeaf as appendToTree, emptyFrontier, frontierRoot } from '@/lib/proof/frontier'
import { toHex } from '@/lib/proof/hex'
import type { Leaf } from '@/lib/proof/leaf'
import { leafHash } from '@/lib/proof/tree-hash'
import type { TenantTx } from '@/lib/store/in-tenant'
import { type LogHeadRow, type LogName, lockHead } from '@/lib/store/log/lock-head'
import { writeLeaf } from '@/lib/store/log/write-leaf'
import { checkpointNote } from './checkpoint-note'
import { type HighWater, highWater } from './high-water'
import { LOWEST_KEPT } from './kept-nodes'
import { logSettings } from './log-settings'
import { nodeSha256 } from './node-crypto'
import { originOf } from './origin-of'
import { owned } from './owned'
import { rootAt } from './root-at'

/** Where a leaf went, and the tree it made. */
export interface LoggedLeaf {
  log: LogName
  epoch: number
  index: number
  leafHash: string
  size: number
  root: Uint8Array<ArrayBuffer>
  /** Of the tree that it made. */
  origin: string
  /** That it is in that tree (RFC 6962 §2.1.1): the complete subtrees left of it, the nearest first. */
  path: Uint8Array[]
}

/** What a caller says of a leaf; the version is the log's. */
export type LeafContent = Omit<Leaf, 'v'>

export interface LeafPlace {
  /** The log's head, where it is locked already and nothing was appended since. */
  head?: LogHeadRow
  /** The row of the submission that goes into the same transaction says all of it: it is derived from there. */
  inRow?: boolean
}

/**
 * Appends a leaf within the transaction of the change it is about. The head's lock is the last one taken.
 * A log that is behind what was already signed (an older database was restored) goes on in a new epoch, whose first leaf
 * says so: two histories never share an origin.
 */
export async function appendLeaf(
  tx: TenantTx,
  log: LogName,
  content: LeafContent,
  { inRow = false, head: locked }: LeafPlace = {},
): Promise<LoggedLeaf> {
  const head = locked ?? (await lockHead(tx, log))
  const host = head.host ?? logSettings().host
  const frontier = { size: head.size, hashes: head.frontier }
  const origin = originOf({ ...head, host }, log)
  const signed = highWater(origin)
  if (!signed || (await goesOn(tx, log, head.epoch, frontier, signed)))
    return write(tx, log, { host, epoch: head.epoch, origin, frontier }, content, inRow)
  const epoch = head.epoch + 1
  const at = { host, epoch, origin: originOf({ ...head, host, epoch }, log), frontier: emptyFrontier() }
  const first = await write(tx, log, at, {
    type: 'epoch',
    at: content.at,
    actor_ref: content.actor_ref,
    subject: { id: at.origin },
    parent: checkpointNote(origin, signed),
  })
  return write(tx, log, { ...at, frontier: first.frontier }, content, inRow)
}

const CHECK_MS = 2000
const held = globalThis as typeof globalThis & { plimsollRootsChecked?: Map<string, number> }
function checkedAt(): Map<string, number> {
  held.plimsollRootsChecked ??= new Map()
  return held.plimsollRootsChecked
}

/**
 * Whether the log still has what was signed of it. Of one that others have appended to it is asked for the root of that very size: an
 * older database may have been restored, and have grown again past it, where another machine serves that had signed less.
 */
async function goesOn(
  tx: TenantTx,
  log: LogName,
  epoch: number,
  frontier: Tree['frontier'],
  signed: HighWater,
): Promise<boolean> {
  if (frontier.size < signed.size) return false
  if (frontier.size === signed.size) return toHex(frontierRoot(nodeSha256, frontier)) === signed.root
  // The head is locked meanwhile, and no database is restored within seconds: not before every leaf.
  const known = checkedAt()
  const key = `${tx.tenantId} ${log} ${epoch}`
  const now = Date.now()
  if (now - (known.get(key) ?? 0) < CHECK_MS) return true
  if (toHex(await rootAt(tx, log, epoch, signed.size)) !== signed.root) return false
  known.set(key, now)
  return true
}

interface Tree {
  host: string
  epoch: number
  origin: string
  frontier: { size: number; hashes: Uint8Array[] }
}

async function write(
  tx: TenantTx,
  log: LogName,
  tree: Tree,
  content: LeafContent,
  inRow = false,
): Promise<LoggedLeaf & Pick<Tree, 'frontier'>> {
  const leaf = encodeLeaf({ v: 1, ...content })
  const hash = leafHash(nodeSha256, leaf)
  const { frontier, index, nodes } = appendToTree(nodeSha256, tree.frontier, hash)
  await writeLeaf(tx, {
    log,
    host: tree.host,
    epoch: tree.epoch,
    index,
    leaf: inRow ? null : owned(leaf),
    leafHash: owned(hash),
    nodes: nodes
      .filter(({ level }) => level >= LOWEST_KEPT)
      .map((node) => ({ ...node, hash: owned(node.hash) })),
    size: frontier.size,
    frontier: frontier.hashes.map(owned),
    at: new Date(content.at),
  })
  const root = owned(frontierRoot(nodeSha256, frontier))
  const { epoch, origin } = tree
  const path = tree.frontier.hashes.toReversed()
  return { log, epoch, index, leafHash: toHex(hash), size: frontier.size, root, origin, path, frontier }
}
