import { describe, expect, test } from 'vitest'
import { fromBase64, toBase64 } from './base64'
import { buildProof } from './build-proof'
import { fromHex, toHex } from './hex'
import { nobleSha256 } from './noble'
import { consistencyNodes, inclusionNodes } from './proof-plan'
import probes from './testdata/rfc6962-probes.json'
import vectors from './testdata/rfc6962-vectors.json'
import { buildTree } from './testing/sample-log'
import { emptyRoot, leafHash, nodeHash } from './tree-hash'
import { encodeUtf8 } from './utf8'
import { verifyConsistency } from './verify-consistency'
import { verifyInclusion } from './verify-inclusion'

const sha256 = nobleSha256

describe('hashes of transparency-dev/merkle', () => {
  test('empty root, leaves and node', () => {
    expect(toHex(emptyRoot(sha256))).toBe(vectors.empty_root)
    expect(toHex(leafHash(sha256, new Uint8Array(0)))).toBe(vectors.empty_leaf)
    expect(toHex(leafHash(sha256, encodeUtf8('L123456')))).toBe(vectors.leaf_L123456)
    expect(toHex(nodeHash(sha256, encodeUtf8('N123'), encodeUtf8('N456')))).toBe(vectors.node_N123_N456)
  })

  const leaves = vectors.leaves.map((leaf) => leafHash(sha256, fromHex(leaf)))
  const tree = buildTree(leaves)

  test('roots of one to eight leaves', () => {
    expect(tree.roots.slice(1).map(toHex)).toEqual(vectors.roots)
  })

  test('inclusion of 0 in 8 and consistency of 1 with 8 have the same proof', () => {
    expect(buildProof(sha256, inclusionNodes(0, 8), tree.nodes).map(toBase64)).toEqual(vectors.proof_0_8)
    expect(buildProof(sha256, consistencyNodes(1, 8), tree.nodes).map(toBase64)).toEqual(vectors.proof_0_8)
  })
})

const bytes = (base64: string) => fromBase64(base64)
const proofOf = (proof: string[] | null) => (proof ?? []).map(bytes)

describe('probes of transparency-dev/merkle', () => {
  test('are all there', () => {
    expect(
      [probes.inclusion, probes.consistency].map((list) => [
        list.length,
        list.filter((p) => p.wantErr).length,
      ]),
    ).toEqual([
      [98, 92],
      [98, 92],
    ])
  })

  test.each(probes.inclusion)(
    'inclusion $name',
    ({ leafIdx, treeSize, root, leafHash: leaf, proof, wantErr }) => {
      const claim = { sha256, leaf: bytes(leaf), index: leafIdx, size: treeSize, root: bytes(root) }
      expect(verifyInclusion({ ...claim, proof: proofOf(proof) }).ok).toBe(!wantErr)
    },
  )

  /** Its roots have 12 bytes: never a SHA-256, so refused here. */
  const NO_HASHES = 'additional/sizes-are-equal-one-and-proof-is-empty'

  test.each(probes.consistency)(
    'consistency $name',
    ({ name, size1, size2, root1, root2, proof, wantErr }) => {
      const from = { size: size1, root: bytes(root1) }
      const to = { size: size2, root: bytes(root2) }
      const good = !wantErr && name !== NO_HASHES
      expect(verifyConsistency({ sha256, from, to, proof: proofOf(proof) }).ok).toBe(good)
    },
  )
})
