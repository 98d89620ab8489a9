import type { TreeNode } from './node-id'
import { HASH_BYTES, type Sha256 } from './primitives'
import { ProofError } from './proof-error'
import { subtrees } from './subtrees'
import { emptyRoot, nodeHash } from './tree-hash'

/** The least one must keep to go on appending: hashes of the complete subtrees that `size` leaves split into, left to right. */
export interface Frontier {
  size: number
  hashes: Uint8Array[]
}

/** What an append did: the next frontier, where the leaf went, and the interior nodes that it completed (level ≥ 1). */
export interface Appended {
  frontier: Frontier
  index: number
  nodes: TreeNode[]
}

/** The frontier of a log without leaves. */
export function emptyFrontier(): Frontier {
  return { size: 0, hashes: [] }
}

/**
 * Appends a leaf hash; the given frontier is left as it was. The completed nodes never change and are to be stored
 * beside the leaf hash, which is node (0, index): on average one node a leaf. Throws ProofError for a frontier or
 * hash of the wrong shape.
 */
export function appendLeaf(sha256: Sha256, frontier: Frontier, leaf: Uint8Array): Appended {
  checkFrontier(frontier)
  if (leaf.length !== HASH_BYTES) throw new ProofError('leaf hash is not 32 bytes')
  const hashes = [...frontier.hashes]
  const nodes: TreeNode[] = []
  let hash = leaf
  let index = frontier.size
  for (let level = 1; index % 2 === 1; level++) {
    const left = hashes.pop()
    if (left === undefined) throw new ProofError('frontier: a subtree is missing')
    hash = nodeHash(sha256, left, hash)
    index = (index - 1) / 2
    nodes.push({ level, index, hash })
  }
  hashes.push(hash)
  return { frontier: { size: frontier.size + 1, hashes }, index: frontier.size, nodes }
}

/** Root of the tree (RFC 6962 §2.1, MTH). Throws ProofError for a frontier of the wrong shape. */
export function frontierRoot(sha256: Sha256, frontier: Frontier): Uint8Array {
  checkFrontier(frontier)
  return joinSubtrees(sha256, frontier.hashes) ?? emptyRoot(sha256)
}

/** Joins subtrees' hashes, left to right, from the right: what hangs at the right edge is never complete, so never stored. */
export function joinSubtrees(sha256: Sha256, hashes: readonly Uint8Array[]): Uint8Array | undefined {
  let joined = hashes.at(-1)
  for (const left of hashes.slice(0, -1).reverse()) {
    joined = joined === undefined ? left : nodeHash(sha256, left, joined)
  }
  return joined
}

function checkFrontier({ size, hashes }: Frontier): void {
  if (!Number.isSafeInteger(size) || size < 0 || size === Number.MAX_SAFE_INTEGER) {
    throw new ProofError('frontier: malformed size')
  }
  if (hashes.length !== subtrees(0, size).length || hashes.some((hash) => hash.length !== HASH_BYTES)) {
    throw new ProofError(`frontier: its hashes are not those of ${size} leaves`)
  }
}
