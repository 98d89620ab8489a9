import { equalBytes } from './bytes'
import { HASH_BYTES, type Sha256, type Verdict } from './primitives'
import { nodeHash } from './tree-hash'

export interface ConsistencyClaim {
  sha256: Sha256
  from: { size: number; root: Uint8Array }
  to: { size: number; root: Uint8Array }
  proof: readonly Uint8Array[]
}

/**
 * Whether the tree `from` is the beginning of the tree `to` (RFC 9162 §2.1.4.2, the same proof as RFC 6962 §2.1.2).
 * Nothing can be proved of an empty tree, so `from.size` 0 fails; equal sizes need an empty proof and equal roots.
 */
export function verifyConsistency({ sha256, from, to, proof }: ConsistencyClaim): Verdict {
  if (![from.size, to.size].every((size) => Number.isSafeInteger(size) && size >= 1)) {
    return no('consistency: malformed tree size')
  }
  if (from.size > to.size) return no('consistency: the earlier tree is larger than the later')
  if ([from.root, to.root, ...proof].some((hash) => hash.length !== HASH_BYTES)) {
    return no('consistency: a hash is not 32 bytes')
  }
  if (from.size === to.size) {
    if (proof.length > 0) return no('consistency: proof too long')
    return equalBytes(from.root, to.root) ? { ok: true } : no('consistency: same size, other root')
  }
  return walk(sha256, from, to, proof)
}

function walk(
  sha256: Sha256,
  from: ConsistencyClaim['from'],
  to: ConsistencyClaim['to'],
  proof: readonly Uint8Array[],
): Verdict {
  if (proof.length === 0) return no('consistency: proof too short')
  let node = from.size - 1
  let last = to.size - 1
  while (node % 2 === 1) {
    node = Math.floor(node / 2)
    last = Math.floor(last / 2)
  }
  // node is 0 exactly when the earlier size is a power of two: its root is then a node of the later tree.
  const [first = from.root, ...rest] = node === 0 ? [from.root, ...proof] : proof
  let earlier = first
  let later = first
  for (const sibling of rest) {
    if (last === 0) return no('consistency: proof too long')
    if (node % 2 === 1 || node === last) {
      earlier = nodeHash(sha256, sibling, earlier)
      later = nodeHash(sha256, sibling, later)
      while (node % 2 === 0 && node !== 0) {
        node /= 2
        last = Math.floor(last / 2)
      }
    } else {
      later = nodeHash(sha256, later, sibling)
    }
    node = Math.floor(node / 2)
    last = Math.floor(last / 2)
  }
  if (last !== 0) return no('consistency: proof too short')
  if (!equalBytes(earlier, from.root)) return no('consistency: proof does not lead to the earlier root')
  return equalBytes(later, to.root) ? { ok: true } : no('consistency: proof does not lead to the later root')
}

function no(why: string): Verdict {
  return { ok: false, why }
}
