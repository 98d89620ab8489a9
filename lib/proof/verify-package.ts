import { attempt } from './attempt'
import { fromBase64 } from './base64'
import { equalBytes } from './bytes'
import type { Checkpoint } from './checkpoint'
import { decodeLeaf } from './decode-leaf'
import { appendLeaf, emptyFrontier, frontierRoot } from './frontier'
import { fromHex, toHex } from './hex'
import { openCheckpoint } from './open-checkpoint'
import type { Package, PackageEntry, PackageVerdict } from './package'
import type { Sha256, Verify } from './primitives'
import { ProofError } from './proof-error'
import { leafHash } from './tree-hash'
import { verifyInclusion } from './verify-inclusion'
import { parseVkey } from './vkey'

/**
 * Recomputes a whole log from the bytes of its entries (RFC 6962 §2.1) and compares it with every checkpoint that the
 * log signed. An entry that was altered, left out, added or moved makes it fail, and is named.
 */
export function verifyPackage(bundle: Package, sha256: Sha256, verify: Verify): PackageVerdict {
  const key = attempt(() => parseVkey(sha256, bundle.vkey))
  if (!key.ok) return { ok: false, part: 'vkey', why: key.why }
  const heads: Checkpoint[] = []
  for (const note of [bundle.checkpoint, ...(bundle.earlier ?? [])]) {
    const opened = openCheckpoint({ sha256, verify, note, key: key.value })
    if (!opened.ok) return { ok: false, part: 'checkpoint', why: opened.why }
    heads.push(opened.checkpoint)
  }
  const [head, ...earlier] = heads
  if (head === undefined) throw new ProofError('package: no checkpoint')
  const roots = new Map<number, Uint8Array>([[head.size, head.root]])
  for (const { size, root } of earlier) {
    if (size > head.size)
      return { ok: false, part: 'checkpoint', why: 'checkpoint: an earlier one is larger' }
    if (!equalBytes(roots.get(size) ?? root, root)) {
      return { ok: false, part: 'checkpoint', why: `checkpoint: two roots were signed for size ${size}` }
    }
    roots.set(size, root)
  }
  return walk(bundle.entries, head, roots, sha256)
}

const FORKED: PackageVerdict = {
  ok: false,
  part: 'checkpoint',
  why: 'checkpoint: an earlier one was signed that is not of this history',
}

function walk(
  entries: Iterable<PackageEntry>,
  head: Checkpoint,
  roots: ReadonlyMap<number, Uint8Array>,
  sha256: Sha256,
): PackageVerdict {
  let frontier = emptyFrontier()
  // That many entries from the beginning are proved, whatever comes later.
  let proved = 0
  let wrong: PackageVerdict | undefined
  for (const entry of entries) {
    const index = frontier.size
    if (index === head.size) return wrong ?? bad(index, index + 1, 'was never signed')
    if (entry.index !== index) {
      return wrong ?? bad(index, index + 1, `is missing: entry ${entry.index} stands in its place`)
    }
    const leaf = attempt(() => readEntry(entry, head, sha256))
    if (!leaf.ok) return wrong ?? bad(index, index + 1, leaf.why)
    frontier = appendLeaf(sha256, frontier, leaf.value).frontier
    if (entry.proof !== undefined && proved === index) proved = frontier.size
    const root = roots.get(frontier.size)
    if (root === undefined || wrong !== undefined) continue
    if (equalBytes(frontierRoot(sha256, frontier), root)) {
      proved = frontier.size
    } else if (proved === frontier.size) {
      return FORKED
    } else {
      wrong = bad(proved, frontier.size, `or one after it, before ${frontier.size}, is not what was signed`)
    }
  }
  if (frontier.size < head.size) {
    return (
      wrong ??
      bad(proved, head.size, `or one after it is missing: ${frontier.size} of ${head.size} are there`)
    )
  }
  if (wrong !== undefined && equalBytes(frontierRoot(sha256, frontier), head.root)) return FORKED
  return wrong ?? { ok: true, checkpoint: head }
}

/** The entry's leaf hash, once all that it says of itself holds. Throws ProofError. */
function readEntry(entry: PackageEntry, head: Checkpoint, sha256: Sha256): Uint8Array {
  const bytes = fromBase64(entry.data)
  const leaf = leafHash(sha256, bytes)
  if (toHex(leaf) !== entry.leaf_hash) throw new ProofError('has other bytes than its leaf hash')
  if (entry.proof !== undefined) {
    const { size, root } = head
    const proof = entry.proof.map(fromHex)
    const included = verifyInclusion({ sha256, leaf, index: entry.index, size, proof, root })
    if (!included.ok) throw new ProofError(included.why)
  }
  decodeLeaf(bytes)
  return leaf
}

function bad(index: number, until: number, why: string): PackageVerdict {
  return { ok: false, part: 'entry', index, until, why: `entry ${index} ${why}` }
}
