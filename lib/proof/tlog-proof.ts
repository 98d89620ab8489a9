import { fromBase64, toBase64 } from './base64'
import { parseCheckpointText } from './checkpoint'
import { parseDecimal } from './decimal'
import { parseNote } from './note'
import { HASH_BYTES } from './primitives'
import { ProofError } from './proof-error'

/** A proof of inclusion that can be verified offline (c2sp.org/tlog-proof@v1), file ending `.tlog-proof`. */
export interface TlogProof {
  /** Opaque, NOT authenticated; at least one byte. */
  extra?: Uint8Array
  /** Of the entry, counted from 0. */
  index: number
  /** Audit path from the leaf's sibling upwards. */
  hashes: Uint8Array[]
  /** The signed checkpoint, verbatim. */
  checkpoint: string
}

const HEADER = 'c2sp.org/tlog-proof@v1'

/** No tree of at most 2^53 leaves is higher. */
const MAX_HASHES = 53

/** Writes a tlog-proof (C2SP tlog-proof, *Format*). Throws ProofError for anything that could not be read back. */
export function writeTlogProof(proof: TlogProof): string {
  const extra = proof.extra === undefined ? [] : [`extra ${toBase64(proof.extra)}`]
  const lines = [HEADER, ...extra, `index ${proof.index}`, ...proof.hashes.map(toBase64)]
  const text = `${lines.join('\n')}\n\n${proof.checkpoint}`
  parseTlogProof(text)
  return text
}

/**
 * Reads a tlog-proof strictly (C2SP tlog-proof, *Format*). The form of checkpoint and note is checked, no signature and
 * no hash is: `verifyReceipt` does that. Throws ProofError.
 */
export function parseTlogProof(text: string): TlogProof {
  const divide = text.indexOf('\n\n')
  if (divide < 0) throw new ProofError('tlog-proof: no empty line before the checkpoint')
  const [header, ...lines] = text.slice(0, divide).split('\n')
  if (header !== HEADER) throw new ProofError('tlog-proof: unknown first line')
  const extra = lines[0]?.startsWith('extra ') ? parseExtra(lines.shift() ?? '') : undefined
  const indexLine = lines.shift() ?? ''
  if (!indexLine.startsWith('index ')) throw new ProofError('tlog-proof: no index')
  const index = parseDecimal(indexLine.slice('index '.length), 'tlog-proof index')
  if (lines.length > MAX_HASHES) throw new ProofError('tlog-proof: too many hashes')
  const hashes = lines.map(parseHash)
  const checkpoint = text.slice(divide + 2)
  const { size } = parseCheckpointText(parseNote(checkpoint).text)
  if (index >= size) throw new ProofError('tlog-proof: index is not in the tree')
  return { ...(extra && { extra }), index, hashes, checkpoint }
}

function parseExtra(line: string): Uint8Array {
  const extra = fromBase64(line.slice('extra '.length))
  if (extra.length === 0) throw new ProofError('tlog-proof: empty extra data')
  return extra
}

function parseHash(line: string): Uint8Array {
  const hash = fromBase64(line)
  if (hash.length !== HASH_BYTES) throw new ProofError('tlog-proof: a hash is not 32 bytes')
  return hash
}
