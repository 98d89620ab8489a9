import { equalBytes } from './bytes'
import { canonicalBytes } from './canonical'
import { checkLeaf } from './check-leaf'
import { type Leaf, MAX_LEAF_BYTES } from './leaf'
import { ProofError } from './proof-error'
import { decodeUtf8 } from './utf8'

/**
 * The leaf v1 that these bytes are. Only the canonical spelling (RFC 8785) is taken, so duplicate keys, white space
 * and other escapes are errors, and decoding then encoding gives the same bytes. Throws ProofError.
 */
export function decodeLeaf(bytes: Uint8Array): Leaf {
  if (bytes.length > MAX_LEAF_BYTES) throw new ProofError(`leaf: more than ${MAX_LEAF_BYTES} bytes`)
  const value = parseJson(decodeUtf8(bytes))
  checkLeaf(value)
  if (!equalBytes(canonicalBytes(value), bytes)) throw new ProofError('leaf: not in canonical form')
  return value
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ProofError('leaf: not JSON')
  }
}
