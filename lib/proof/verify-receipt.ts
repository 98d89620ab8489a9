import { attempt } from './attempt'
import type { Checkpoint } from './checkpoint'
import { decodeLeaf } from './decode-leaf'
import { fromHex, toHex } from './hex'
import type { Leaf } from './leaf'
import { type CheckpointPart, openCheckpoint } from './open-checkpoint'
import type { Sha256, Verify } from './primitives'
import { parseReceipt } from './receipt'
import { leafHash } from './tree-hash'
import { verifyInclusion } from './verify-inclusion'
import { parseVkey } from './vkey'

export interface ReceiptToVerify {
  /** The bytes of the log entry. */
  leafBytes: Uint8Array
  /** The receipt as parsed from JSON; nothing of it is trusted. */
  receipt: unknown
  /** Trusted key of the log (C2SP vkey). */
  vkey: string
  sha256: Sha256
  verify: Verify
  /** The report, unpacked: then it must be the one that the leaf names. */
  reportBytes?: Uint8Array
}

/** What of a receipt did not hold. */
export type ReceiptPart =
  | CheckpointPart
  | 'receipt'
  | 'vkey'
  | 'leaf'
  | 'index'
  | 'size'
  | 'inclusion'
  | 'report'

export type ReceiptVerdict =
  | { ok: true; leaf: Leaf; checkpoint: Checkpoint }
  | { ok: false; part: ReceiptPart; why: string }

/**
 * Judges a receipt offline: the leaf is well formed and has the hash that the receipt says, the log of this key signed the
 * checkpoint, the leaf is in that tree at that index, and the report is the one it commits to. Never throws for what it is given.
 */
export function verifyReceipt(given: ReceiptToVerify): ReceiptVerdict {
  const { leafBytes, sha256, verify, reportBytes } = given
  const key = attempt(() => parseVkey(sha256, given.vkey))
  if (!key.ok) return no('vkey', key.why)
  const parsed = attempt(() => parseReceipt(given.receipt))
  if (!parsed.ok) return no('receipt', parsed.why)
  const receipt = parsed.value
  const leaf = attempt(() => decodeLeaf(leafBytes))
  if (!leaf.ok) return no('leaf', leaf.why)
  const hash = leafHash(sha256, leafBytes)
  if (toHex(hash) !== receipt.leaf) return no('leaf', 'leaf: its hash is not the one of the receipt')
  if (receipt.index !== receipt.proof.leaf_index) return no('index', 'index: the proof is of another entry')

  const opened = openCheckpoint({ sha256, verify, note: receipt.checkpoint, key: key.value })
  if (!opened.ok) return opened
  const { checkpoint } = opened
  if (receipt.proof.size !== checkpoint.size)
    return no('size', 'size: the proof is not of the checkpoint’s tree')
  const { index } = receipt
  const proof = receipt.proof.hashes.map(fromHex)
  const included = verifyInclusion({
    sha256,
    leaf: hash,
    index,
    size: checkpoint.size,
    proof,
    root: checkpoint.root,
  })
  if (!included.ok) return no('inclusion', included.why)

  if (reportBytes !== undefined && toHex(sha256(reportBytes)) !== leaf.value.subject.sha256) {
    return no('report', 'report: its SHA-256 is not the one that the leaf names')
  }
  return { ok: true, leaf: leaf.value, checkpoint }
}

function no(part: ReceiptPart, why: string): ReceiptVerdict {
  return { ok: false, part, why }
}
