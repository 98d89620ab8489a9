import { equalBytes } from './bytes'
import { HASH_BYTES, type Sha256, type Verdict } from './primitives'
import { nodeHash } from './tree-hash'

export interface InclusionClaim {
  sha256: Sha256
  /** Hash of the leaf (`leafHash`), 32 bytes. */
  leaf: Uint8Array
  index: number
  size: number
  /** Audit path from the leaf's sibling upwards, 32 bytes each. */
  proof: readonly Uint8Array[]
  root: Uint8Array
}

/**
 * Whether the leaf is at `index` of the tree of `size` leaves with this root (RFC 9162 §2.1.3.2, the same proof as
 * RFC 6962 §2.1.1). Any proof but the one right one fails: too short, too long, an index outside, an empty tree.
 */
export function verifyInclusion({ sha256, leaf, index, size, proof, root }: InclusionClaim): Verdict {
  if (!Number.isSafeInteger(size) || size < 1) return no('inclusion: malformed tree size')
  if (!Number.isSafeInteger(index) || index < 0 || index >= size)
    return no('inclusion: index is not in the tree')
  if ([leaf, root, ...proof].some((hash) => hash.length !== HASH_BYTES))
    return no('inclusion: a hash is not 32 bytes')
  let node = index
  let last = size - 1
  let hash = leaf
  for (const sibling of proof) {
    if (last === 0) return no('inclusion: proof too long')
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(sha256, sibling, hash)
      // A last node without a right sibling has none on these levels either.
      while (node % 2 === 0 && node !== 0) {
        node /= 2
        last = Math.floor(last / 2)
      }
    } else {
      hash = nodeHash(sha256, hash, sibling)
    }
    node = Math.floor(node / 2)
    last = Math.floor(last / 2)
  }
  if (last !== 0) return no('inclusion: proof too short')
  return equalBytes(hash, root) ? { ok: true } : no('inclusion: proof does not lead to the root')
}

function no(why: string): Verdict {
  return { ok: false, why }
}
