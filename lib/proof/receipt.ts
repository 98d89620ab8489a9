import { fromHex } from './hex'
import { HASH_BYTES } from './primitives'
import { ProofError } from './proof-error'

/** The `log` member of a submission's receipt (CONTRACT, *Submissions*). Hashes in lower-case hex. */
export interface Receipt {
  /** Of the entry in its log, counted from 0. */
  index: number
  /** Hash of the leaf. */
  leaf: string
  /** Inclusion in the tree of the checkpoint. */
  proof: { leaf_index: number; size: number; hashes: string[] }
  /** Signed note. */
  checkpoint: string
}

/** Reads a receipt of unknown origin; members it does not know are left out. Throws ProofError naming the field. */
export function parseReceipt(value: unknown): Receipt {
  const receipt = members(value, 'receipt')
  const proof = members(receipt.proof, 'proof')
  if (!Array.isArray(proof.hashes)) throw new ProofError('receipt: malformed proof.hashes')
  if (typeof receipt.checkpoint !== 'string') throw new ProofError('receipt: malformed checkpoint')
  return {
    index: count(receipt.index, 'index'),
    leaf: hash(receipt.leaf, 'leaf'),
    proof: {
      leaf_index: count(proof.leaf_index, 'proof.leaf_index'),
      size: count(proof.size, 'proof.size'),
      hashes: proof.hashes.map((item: unknown, i) => hash(item, `proof.hashes[${i}]`)),
    },
    checkpoint: receipt.checkpoint,
  }
}

function members(value: unknown, field: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) throw new ProofError(`receipt: malformed ${field}`)
  return Object.fromEntries(Object.entries(value))
}

function count(value: unknown, field: string): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
    throw new ProofError(`receipt: malformed ${field}`)
  }
  return value
}

function hash(value: unknown, field: string): string {
  if (typeof value !== 'string' || value.length !== 2 * HASH_BYTES)
    throw new ProofError(`receipt: malformed ${field}`)
  try {
    fromHex(value)
  } catch {
    throw new ProofError(`receipt: malformed ${field}`)
  }
  return value
}
