import { encodeLeaf } from '@/lib/proof/encode-leaf'
import { emptyFrontier, type Frontier } from '@/lib/proof/frontier'
import type { Leaf } from '@/lib/proof/leaf'
import type { TenantTx } from '@/lib/store/in-tenant'
import { type LogHeadRow, type LogName, lockHead } from '@/lib/store/log/lock-head'
import { writeLeaf } from '@/lib/store/log/write-leaf'
import { checkpointNote } from './checkpoint-note'
import { goesOn } from './goes-on'
import { highWater } from './high-water'
import { LOWEST_KEPT } from './kept-nodes'
import { type LoggedLeaf, leafIn, type Tree } from './leaf-in'
import { logSettings } from './log-settings'
import { originOf } from './origin-of'
import { owned } from './owned'

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

async function write(
  tx: TenantTx,
  log: LogName,
  tree: Tree,
  content: LeafContent,
  inRow = false,
): Promise<LoggedLeaf & { frontier: Frontier }> {
  const leaf = encodeLeaf({ v: 1, ...content })
  const { logged, hash, frontier, nodes } = leafIn(log, tree, leaf)
  await writeLeaf(tx, {
    log,
    host: tree.host,
    epoch: tree.epoch,
    index: logged.index,
    leaf: inRow ? null : owned(leaf),
    leafHash: hash,
    nodes: nodes
      .filter(({ level }) => level >= LOWEST_KEPT)
      .map((node) => ({ ...node, hash: owned(node.hash) })),
    size: frontier.size,
    frontier: frontier.hashes.map(owned),
    at: new Date(content.at),
  })
  return { ...logged, frontier }
}
