import { buildProof } from '../build-proof'
import { encodeLeaf } from '../encode-leaf'
import { appendLeaf, emptyFrontier, frontierRoot } from '../frontier'
import { toHex } from '../hex'
import type { Leaf } from '../leaf'
import { nobleSha256, nobleSigner, nobleVerify } from '../noble'
import { nodeKey } from '../node-id'
import type { Signer, Verify } from '../primitives'
import { inclusionNodes } from '../proof-plan'
import type { Receipt } from '../receipt'
import { signCheckpoint } from '../sign-checkpoint'
import { leafHash } from '../tree-hash'
import { encodeVkey } from '../vkey'

export const ORIGIN = 'plimsoll.example.com/log/000102030405060708090a0b0c0d0e0f/evidence/1'

/** Key of the sample log: not a secret. */
export const SIGNER: Signer = nobleSigner(new Uint8Array(32).fill(7))
export const VKEY = encodeVkey(nobleSha256, ORIGIN, SIGNER.publicKey)

/** A tree kept as the product keeps it: only nodes that never change, and a frontier. */
export function buildTree(leafHashes: readonly Uint8Array[]) {
  const nodes = new Map<string, Uint8Array>()
  let frontier = emptyFrontier()
  const roots = [frontierRoot(nobleSha256, frontier)]
  for (const leaf of leafHashes) {
    const appended = appendLeaf(nobleSha256, frontier, leaf)
    nodes.set(nodeKey({ level: 0, index: appended.index }), leaf)
    for (const node of appended.nodes) nodes.set(nodeKey(node), node.hash)
    frontier = appended.frontier
    roots.push(frontierRoot(nobleSha256, frontier))
  }
  return { nodes, frontier, roots }
}

export function sampleReport(index: number): Uint8Array {
  return new TextEncoder().encode(`{"report": ${index}}`)
}

export function sampleLeaf(index: number): Leaf {
  return {
    v: 1,
    type: 'submission',
    at: '2026-01-31T08:00:00.000Z',
    actor_ref: 'agt_01',
    subject: { id: `sub_${index}`, sha256: toHex(nobleSha256(sampleReport(index))) },
  }
}

/** A log of `size` submissions with everything a test may want of it. */
export function sampleLog(size: number) {
  const leaves = Array.from({ length: size }, (_, index) => encodeLeaf(sampleLeaf(index)))
  const hashes = leaves.map((leaf) => leafHash(nobleSha256, leaf))
  const tree = buildTree(hashes)
  const checkpointAt = (at: number) =>
    signCheckpoint(
      nobleSha256,
      { origin: ORIGIN, size: at, root: tree.roots[at] ?? new Uint8Array() },
      SIGNER,
    )
  const pathOf = (index: number, at = size) =>
    buildProof(nobleSha256, inclusionNodes(index, at), tree.nodes).map(toHex)
  const receiptOf = (index: number, at = size): Receipt => ({
    index,
    leaf: toHex(hashes[index] ?? new Uint8Array()),
    proof: { leaf_index: index, size: at, hashes: pathOf(index, at) },
    checkpoint: checkpointAt(at),
  })
  return { leaves, hashes, ...tree, checkpointAt, pathOf, receiptOf }
}

/** `nobleVerify` that remembers: for tests that meet the same signatures thousands of times. */
export function rememberingVerify(): Verify {
  const known = new Map<string, boolean>()
  return (...claim) => {
    const key = claim.map(toHex).join()
    const verdict = known.get(key) ?? nobleVerify(...claim)
    known.set(key, verdict)
    return verdict
  }
}
