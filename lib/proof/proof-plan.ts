import type { NodeId } from './node-id'
import { ProofError } from './proof-error'
import { subtrees } from './subtrees'

/**
 * Where the hashes of a proof come from, in the proof's order. Each is one stored node, or, at the tree's right edge,
 * several from left to right that `joinSubtrees` makes into one. At most 2·log2(size) nodes in all.
 */
export type ProofPlan = readonly (readonly NodeId[])[]

/** Nodes of the audit path of a leaf in the tree of the first `size` leaves (RFC 6962 §2.1.1). Throws ProofError. */
export function inclusionNodes(leafIndex: number, size: number): ProofPlan {
  checkSize(size)
  if (!Number.isSafeInteger(leafIndex) || leafIndex < 0 || leafIndex >= size) {
    throw new ProofError('leaf index is not in the tree')
  }
  const path: NodeId[][] = []
  let from = 0
  let to = size
  while (to - from > 1) {
    const middle = from + splitOf(to - from)
    if (leafIndex < middle) {
      path.push(subtrees(middle, to))
      to = middle
    } else {
      path.push(subtrees(from, middle))
      from = middle
    }
  }
  return path.reverse()
}

/**
 * Nodes of the consistency proof between the trees of the first `from` and the first `to` leaves, 1 ≤ from ≤ to
 * (RFC 6962 §2.1.2, PROOF and SUBPROOF). Empty when they are the same tree. Throws ProofError.
 */
export function consistencyNodes(from: number, to: number): ProofPlan {
  checkSize(from)
  checkSize(to)
  if (from > to) throw new ProofError('the earlier tree is larger than the later')
  const path: NodeId[][] = []
  let left = 0
  let right = to
  while (right !== from) {
    const middle = left + splitOf(right - left)
    if (from <= middle) {
      path.push(subtrees(middle, right))
      right = middle
    } else {
      path.push(subtrees(left, middle))
      left = middle
    }
  }
  // The whole earlier tree is known to the verifier (SUBPROOF with b = true), any part of it is not.
  if (left > 0) path.push(subtrees(left, right))
  return path.reverse()
}

/** Largest power of two smaller than `count` (RFC 6962 §2.1, k). */
function splitOf(count: number): number {
  let split = 1
  while (split * 2 < count) split *= 2
  return split
}

function checkSize(size: number): void {
  if (!Number.isSafeInteger(size) || size < 1) throw new ProofError('malformed tree size')
}
