import { concatBytes } from './bytes'
import type { Sha256 } from './primitives'

const LEAF_PREFIX = Uint8Array.of(0x00)
const NODE_PREFIX = Uint8Array.of(0x01)

/** Root of the empty tree: SHA-256 of nothing (RFC 6962 §2.1). */
export function emptyRoot(sha256: Sha256): Uint8Array {
  return sha256(new Uint8Array(0))
}

/** Hash of a leaf, `SHA256(0x00 ‖ leaf)` (RFC 6962 §2.1). */
export function leafHash(sha256: Sha256, leaf: Uint8Array): Uint8Array {
  return sha256(concatBytes(LEAF_PREFIX, leaf))
}

/** Hash of an interior node, `SHA256(0x01 ‖ left ‖ right)` (RFC 6962 §2.1). */
export function nodeHash(sha256: Sha256, left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(concatBytes(NODE_PREFIX, left, right))
}
