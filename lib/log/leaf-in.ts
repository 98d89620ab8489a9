import { type Appended, appendLeaf, type Frontier, frontierRoot } from '@/lib/proof/frontier'
import { toHex } from '@/lib/proof/hex'
import { leafHash } from '@/lib/proof/tree-hash'
import type { LogName } from '@/lib/store/log/lock-head'
import { nodeSha256 } from './node-crypto'
import { owned } from './owned'

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

/** A tree that a leaf is appended to. */
export interface Tree {
  host: string
  epoch: number
  origin: string
  frontier: Frontier
}

/** What appending a leaf to a tree makes. */
export function leafIn(
  log: LogName,
  { epoch, origin, frontier: before }: Omit<Tree, 'host'>,
  leaf: Uint8Array,
): Pick<Appended, 'frontier' | 'nodes'> & { hash: Uint8Array<ArrayBuffer>; logged: LoggedLeaf } {
  const hash = owned(leafHash(nodeSha256, leaf))
  const { frontier, index, nodes } = appendLeaf(nodeSha256, before, hash)
  const root = owned(frontierRoot(nodeSha256, frontier))
  const path = before.hashes.toReversed()
  const logged = { log, epoch, index, leafHash: toHex(hash), size: frontier.size, root, origin, path }
  return { frontier, nodes, hash, logged }
}
