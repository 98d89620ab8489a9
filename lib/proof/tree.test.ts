import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { buildProof } from './build-proof'
import { appendLeaf, emptyFrontier, frontierRoot } from './frontier'
import { toHex } from './hex'
import { nobleSha256 as sha256 } from './noble'
import { nodeKey } from './node-id'
import { consistencyNodes, inclusionNodes, type ProofPlan } from './proof-plan'
import { subtrees } from './subtrees'
import { buildTree } from './testing/sample-log'
import { nodeHash } from './tree-hash'
import { verifyConsistency } from './verify-consistency'
import { verifyInclusion } from './verify-inclusion'

// Exhaustive: a busy machine may take its time.
vi.setConfig({ testTimeout: 60_000 })

const MANY = 2100
const leaves = Array.from({ length: MANY }, (_, i) => sha256(Uint8Array.of(i & 255, i >> 8)))
const tree = buildTree(leaves)

/** RFC 6962 §2.1, word for word, apart from the code under test. */
function mth(d: readonly Uint8Array[]): Uint8Array {
  if (d.length === 0) return sha256(new Uint8Array())
  if (d.length === 1) return get(d, 0)
  const k = split(d.length)
  return nodeHash(sha256, mth(d.slice(0, k)), mth(d.slice(k)))
}

/** RFC 6962 §2.1.1. */
function path(m: number, d: readonly Uint8Array[]): Uint8Array[] {
  if (d.length === 1) return []
  const k = split(d.length)
  return m < k
    ? [...path(m, d.slice(0, k)), mth(d.slice(k))]
    : [...path(m - k, d.slice(k)), mth(d.slice(0, k))]
}

/** RFC 6962 §2.1.2. */
function subproof(m: number, d: readonly Uint8Array[], b: boolean): Uint8Array[] {
  if (m === d.length) return b ? [] : [mth(d)]
  const k = split(d.length)
  if (m <= k) return [...subproof(m, d.slice(0, k), b), mth(d.slice(k))]
  return [...subproof(m - k, d.slice(k), false), mth(d.slice(0, k))]
}

function split(n: number): number {
  return 2 ** (Math.ceil(Math.log2(n)) - 1)
}

function get<T>(list: readonly T[], at: number): T {
  const item = list[at]
  if (item === undefined) throw new Error(`nothing at ${at}`)
  return item
}

const inclusion = (index: number, size: number) => buildProof(sha256, inclusionNodes(index, size), tree.nodes)
const consistency = (from: number, to: number) => buildProof(sha256, consistencyNodes(from, to), tree.nodes)
const head = (size: number) => ({ size, root: get(tree.roots, size) })
const claimOf = (index: number, size: number) => ({ sha256, leaf: get(leaves, index), index, ...head(size) })

function flip(bytes: Uint8Array, bit: number): Uint8Array {
  const copy = Uint8Array.from(bytes)
  copy[bit >> 3] = get([...copy], bit >> 3) ^ (1 << (bit & 7))
  return copy
}

/** Every proof that is one small change away, in length, order or one bit of one hash. */
function* spoiled(
  proof: readonly Uint8Array[],
  bits: (hash: number) => Iterable<number>,
): Generator<Uint8Array[]> {
  yield [...proof, get(leaves, 0)]
  yield [get(leaves, 0), ...proof]
  if (proof.length > 0) {
    yield proof.slice(1)
    yield proof.slice(0, -1)
    yield [...proof, get(proof, 0)]
  }
  for (const i of proof.keys()) {
    for (const bit of bits(i)) yield proof.with(i, flip(get(proof, i), bit))
    yield proof.with(i, get(proof, i).subarray(0, 31))
    yield proof.with(i, Uint8Array.of(...get(proof, i), 0))
    if (i > 0) yield proof.with(i, get(proof, i - 1)).with(i - 1, get(proof, i))
  }
}

const everyBit = () => Array(256).keys()
const someBit = (i: number) => [(i * 67 + 13) % 256]

describe('frontier', () => {
  test('gives the root of the RFC’s recursion at every size up to 260', () => {
    for (let size = 0; size <= 260; size++) {
      expect(toHex(get(tree.roots, size))).toBe(toHex(mth(leaves.slice(0, size))))
    }
  })

  test('completes each interior node once, with the hash of its leaves', () => {
    for (let level = 0; 2 ** level <= MANY; level++) {
      for (let index = 0; (index + 1) * 2 ** level <= MANY; index += 7) {
        const covered = leaves.slice(index * 2 ** level, (index + 1) * 2 ** level)
        expect(tree.nodes.get(nodeKey({ level, index }))).toEqual(mth(covered))
      }
    }
    const complete = Array.from({ length: 12 }, (_, level) => Math.floor(MANY / 2 ** level))
    expect(tree.nodes.size).toBe(complete.reduce((sum, count) => sum + count))
  })

  test('is the stored nodes that its size splits into, so it can be restored from them', () => {
    const stored = subtrees(0, MANY).map((id) => tree.nodes.get(nodeKey(id)))
    expect(tree.frontier.hashes).toEqual(stored)
    expect(subtrees(0, 0)).toEqual([])
  })

  test('is not changed by an append', () => {
    const before = buildTree(leaves.slice(0, 7)).frontier
    const hashes = [...before.hashes]
    appendLeaf(sha256, before, get(leaves, 7))
    expect(before).toEqual({ size: 7, hashes })
  })

  test.each([
    ['a hash missing', { size: 3, hashes: [get(leaves, 0)] }],
    ['a hash too many', { size: 2, hashes: [get(leaves, 0), get(leaves, 1)] }],
    ['a short hash', { size: 1, hashes: [new Uint8Array(31)] }],
    ['a negative size', { size: -1, hashes: [] }],
    ['a fractional size', { size: 0.5, hashes: [] }],
    ['a size beyond all counting', { size: Number.MAX_SAFE_INTEGER, hashes: [] }],
  ])('is refused with %s', (_, frontier) => {
    expect(() => appendLeaf(sha256, frontier, get(leaves, 0))).toThrow('frontier')
    expect(() => frontierRoot(sha256, frontier)).toThrow('frontier')
  })

  test('takes no leaf hash but of 32 bytes', () => {
    expect(() => appendLeaf(sha256, emptyFrontier(), new Uint8Array(31))).toThrow('32 bytes')
  })
})

describe('inclusion', () => {
  test('is proved as the RFC’s PATH for every leaf of every size up to 70', () => {
    for (let size = 1; size <= 70; size++) {
      for (let index = 0; index < size; index++) {
        expect(inclusion(index, size)).toEqual(path(index, leaves.slice(0, size)))
      }
    }
  })

  test('verifies for every leaf of every size up to 200, and any change to the proof is refused', () => {
    for (let size = 1; size <= 200; size++) {
      for (let index = 0; index < size; index++) {
        const claim = claimOf(index, size)
        const proof = inclusion(index, size)
        if (!verifyInclusion({ ...claim, proof }).ok) expect.fail(`${index} of ${size}`)
        // The spoiling of all 20,100 would take minutes and say no more.
        if ((index + size) % 11 !== 0) continue
        for (const wrong of spoiled(proof, someBit)) {
          if (verifyInclusion({ ...claim, proof: wrong }).ok) expect.fail(`spoiled ${index} of ${size}`)
        }
      }
    }
  })

  test('is refused at any other index', () => {
    for (let size = 1; size <= 40; size++) {
      for (let index = 0; index < size; index++) {
        const proof = inclusion(index, size)
        for (let other = -1; other <= size + 1; other++) {
          expect(verifyInclusion({ ...claimOf(index, size), index: other, proof }).ok).toBe(other === index)
        }
      }
    }
  })

  test('is refused with any one bit changed in proof, leaf or root', () => {
    for (const [index, size] of [
      [0, 1],
      [4, 5],
      [5, 11],
      [12, 13],
    ] as const) {
      const claim = claimOf(index, size)
      const proof = inclusion(index, size)
      for (const wrong of spoiled(proof, everyBit)) {
        expect(verifyInclusion({ ...claim, proof: wrong }).ok).toBe(false)
      }
      for (const bit of everyBit()) {
        expect(verifyInclusion({ ...claim, proof, leaf: flip(claim.leaf, bit) }).ok).toBe(false)
        expect(verifyInclusion({ ...claim, proof, root: flip(claim.root, bit) }).ok).toBe(false)
      }
    }
  })

  test('holds and is spoiled likewise for leaves anywhere in larger trees', () => {
    const place = fc
      .integer({ min: 1, max: MANY })
      .chain((size) => fc.tuple(fc.nat(size - 1), fc.constant(size)))
    fc.assert(
      fc.property(place, fc.nat(255), ([index, size], bit) => {
        const claim = claimOf(index, size)
        const proof = inclusion(index, size)
        expect(verifyInclusion({ ...claim, proof })).toEqual({ ok: true })
        for (const wrong of spoiled(proof, () => [bit])) {
          expect(verifyInclusion({ ...claim, proof: wrong }).ok).toBe(false)
        }
        for (const other of [index - 1, index + 1, index ^ 1, 0, size - 1, size, size + index]) {
          expect(verifyInclusion({ ...claim, index: other, proof }).ok).toBe(other === index)
        }
      }),
    )
  })

  test.each([
    [0, 0],
    [0, -1],
    [0, 1.5],
    [0, Number.NaN],
    [0, 2 ** 53],
    [-1, 4],
    [0.5, 4],
    [4, 4],
    [Number.NaN, 4],
  ])('has no proof of index %d in size %d', (index, size) => {
    expect(() => inclusionNodes(index, size)).toThrow(/size|index/)
    expect(verifyInclusion({ ...claimOf(0, 1), index, size, proof: [] }).ok).toBe(false)
  })
})

describe('consistency', () => {
  test('is proved as the RFC’s PROOF and verifies for all pairs up to 64, and any change is refused', () => {
    for (let to = 1; to <= 64; to++) {
      for (let from = 1; from <= to; from++) {
        const proof = consistency(from, to)
        expect(proof).toEqual(subproof(from, leaves.slice(0, to), true))
        const claim = { sha256, from: head(from), to: head(to) }
        if (!verifyConsistency({ ...claim, proof }).ok) expect.fail(`${from} to ${to}`)
        for (const wrong of spoiled(proof, someBit)) {
          if (verifyConsistency({ ...claim, proof: wrong }).ok) expect.fail(`spoiled ${from} to ${to}`)
        }
        const other = get(leaves, 0).map((byte) => byte ^ 1)
        expect(verifyConsistency({ ...claim, from: { size: from, root: other }, proof }).ok).toBe(false)
        expect(verifyConsistency({ ...claim, to: { size: to, root: other }, proof }).ok).toBe(false)
        const swapped = { from: { size: from, root: claim.to.root }, to: { size: to, root: claim.from.root } }
        expect(verifyConsistency({ sha256, ...swapped, proof }).ok).toBe(from === to)
      }
    }
  })

  test('is refused with any one bit changed in proof or roots', () => {
    for (const [from, to] of [
      [1, 2],
      [4, 7],
      [6, 8],
      [7, 13],
    ] as const) {
      const claim = { sha256, from: head(from), to: head(to) }
      const proof = consistency(from, to)
      for (const wrong of spoiled(proof, everyBit))
        expect(verifyConsistency({ ...claim, proof: wrong }).ok).toBe(false)
      for (const bit of everyBit()) {
        const earlier = { size: from, root: flip(claim.from.root, bit) }
        const later = { size: to, root: flip(claim.to.root, bit) }
        expect(verifyConsistency({ ...claim, from: earlier, proof }).ok).toBe(false)
        expect(verifyConsistency({ ...claim, to: later, proof }).ok).toBe(false)
      }
    }
  })

  test('holds between any two sizes of a larger log', () => {
    const size = fc.integer({ min: 1, max: MANY })
    fc.assert(
      fc.property(size, size, (a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)]
        const claim = { sha256, from: head(from), to: head(to), proof: consistency(from, to) }
        expect(verifyConsistency(claim)).toEqual({ ok: true })
      }),
    )
  })

  test('cannot be proved from a history that was rewritten', () => {
    const rewritten = buildTree(leaves.slice(0, 50).with(20, get(leaves, 99)))
    for (let from = 21; from < 50; from++) {
      const proof = buildProof(sha256, consistencyNodes(from, 50), rewritten.nodes)
      const to = { size: 50, root: get(rewritten.roots, 50) }
      expect(verifyConsistency({ sha256, from: head(from), to, proof }).ok).toBe(false)
    }
  })

  test.each([
    [0, 0],
    [0, 1],
    [2, 1],
    [-1, 1],
    [1, 1.5],
    [Number.NaN, 1],
    [1, 2 ** 53],
  ])('has no proof from size %d to %d', (from, to) => {
    const root = get(leaves, 0)
    expect(() => consistencyNodes(from, to)).toThrow(/size|larger/)
    expect(
      verifyConsistency({ sha256, from: { size: from, root }, to: { size: to, root }, proof: [] }).ok,
    ).toBe(false)
  })
})

test('a verdict says what is wrong with the proof', () => {
  const wrongs = (proof: Uint8Array[]) => [[], proof.slice(1), [...proof, get(leaves, 0)], proof.toReversed()]
  const asked = { ...claimOf(5, 11), sha256 }
  const inclusions = wrongs(inclusion(5, 11)).map((proof) => verifyInclusion({ ...asked, proof }))
  expect(inclusions.map((verdict) => (verdict.ok ? '' : verdict.why))).toEqual([
    'inclusion: proof too short',
    'inclusion: proof too short',
    'inclusion: proof too long',
    'inclusion: proof does not lead to the root',
  ])
  const between = { sha256, from: head(6), to: head(11) }
  const consistencies = wrongs(consistency(6, 11)).map((proof) => verifyConsistency({ ...between, proof }))
  expect(consistencies.map((verdict) => (verdict.ok ? '' : verdict.why))).toEqual([
    'consistency: proof too short',
    'consistency: proof too short',
    'consistency: proof too long',
    'consistency: proof does not lead to the earlier root',
  ])
})

describe('plans', () => {
  const reads = (plan: ProofPlan) => plan.flat().length

  test('read at most 2·log2(size) nodes, all of them complete, even in a tree of 2^53 − 1 leaves', () => {
    const size = fc.integer({ min: 2, max: Number.MAX_SAFE_INTEGER })
    fc.assert(
      fc.property(size, fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (to, share) => {
        const at = Math.floor(share * to)
        for (const plan of [inclusionNodes(at, to), consistencyNodes(at + 1, to)]) {
          expect(reads(plan)).toBeLessThanOrEqual(2 * Math.ceil(Math.log2(to)))
          for (const { level, index } of plan.flat()) {
            expect(BigInt(index + 1) * 2n ** BigInt(level) <= BigInt(to)).toBe(true)
          }
        }
      }),
    )
  })

  test('name the node that is missing', () => {
    expect(() => buildProof(sha256, inclusionNodes(0, 4), new Map([['0/1', get(leaves, 1)]]))).toThrow(
      'node 1/1',
    )
  })

  test('a part without nodes is refused', () => {
    expect(() => buildProof(sha256, [[]], new Map())).toThrow('names no node')
  })
})
