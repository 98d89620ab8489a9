import { parseCheckpointText } from './checkpoint'
import { fromHex, toHex } from './hex'
import { parseNote } from './note'
import type { Sha256 } from './primitives'
import type { Receipt } from './receipt'
import { parseTlogProof, writeTlogProof } from './tlog-proof'
import { leafHash } from './tree-hash'

/** The receipt as a `.tlog-proof` file. `extra`, if given, travels with it unauthenticated (the leaf's bytes, say). Throws ProofError. */
export function tlogProofOfReceipt(receipt: Receipt, extra?: Uint8Array): string {
  const hashes = receipt.proof.hashes.map(fromHex)
  return writeTlogProof({
    ...(extra && { extra }),
    index: receipt.index,
    hashes,
    checkpoint: receipt.checkpoint,
  })
}

/** The receipt that a `.tlog-proof` file and a leaf make, for `verifyReceipt` to judge. Throws ProofError. */
export function receiptOfTlogProof(sha256: Sha256, text: string, leafBytes: Uint8Array): Receipt {
  const { index, hashes, checkpoint } = parseTlogProof(text)
  const { size } = parseCheckpointText(parseNote(checkpoint).text)
  const proof = { leaf_index: index, size, hashes: hashes.map(toHex) }
  return { index, leaf: toHex(leafHash(sha256, leafBytes)), proof, checkpoint }
}
