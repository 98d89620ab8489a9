import { canonicalBytes } from './canonical'
import { checkLeaf } from './check-leaf'
import { type Leaf, MAX_LEAF_BYTES } from './leaf'
import { ProofError } from './proof-error'

/** The bytes of a leaf v1: canonical JSON (RFC 8785), at most 65,535 bytes. Throws ProofError naming the field. */
export function encodeLeaf(leaf: Leaf): Uint8Array {
  checkLeaf(leaf)
  const bytes = canonicalBytes(leaf)
  if (bytes.length > MAX_LEAF_BYTES) throw new ProofError(`leaf: more than ${MAX_LEAF_BYTES} bytes`)
  return bytes
}
