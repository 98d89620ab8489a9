import { describe, expect, test, vi } from 'vitest'
import { encodeLeaf } from './encode-leaf'
import { nobleSha256, nobleSigner } from './noble'
import type { Receipt } from './receipt'
import { ORIGIN, rememberingVerify, sampleLeaf, sampleLog, sampleReport, VKEY } from './testing/sample-log'
import { type ReceiptToVerify, verifyReceipt } from './verify-receipt'
import { encodeVkey } from './vkey'

// Exhaustive: a busy machine may take its time.
vi.setConfig({ testTimeout: 60_000 })

const SIZE = 11
const INDEX = 5
const log = sampleLog(SIZE)
const receipt = log.receiptOf(INDEX)
const given: ReceiptToVerify = {
  leafBytes: log.leaves[INDEX] ?? new Uint8Array(),
  receipt,
  vkey: VKEY,
  sha256: nobleSha256,
  verify: rememberingVerify(),
  reportBytes: sampleReport(INDEX),
}
const judge = (change: Partial<ReceiptToVerify>) => verifyReceipt({ ...given, ...change })
const withProof = (change: Partial<Receipt['proof']>) => ({
  ...receipt,
  proof: { ...receipt.proof, ...change },
})

describe('verifyReceipt', () => {
  test('accepts every receipt of a log, at the size it was given and at any later', () => {
    for (let size = 1; size <= SIZE; size++) {
      for (let index = 0; index < size; index++) {
        const change = { leafBytes: log.leaves[index], receipt: log.receiptOf(index, size) }
        expect(judge({ ...change, reportBytes: sampleReport(index) })).toEqual({
          ok: true,
          leaf: sampleLeaf(index),
          checkpoint: { origin: ORIGIN, size, root: log.roots[size] },
        })
      }
    }
  })

  test('accepts a receipt after JSON, with further members, and without the report', () => {
    const further = { ...JSON.parse(JSON.stringify(receipt)), note: 'x' }
    expect(judge({ receipt: further, reportBytes: undefined }).ok).toBe(true)
  })

  const flipped = (hex: string) => (hex.startsWith('0') ? `1${hex.slice(1)}` : `0${hex.slice(1)}`)
  const [first = '', ...rest] = receipt.proof.hashes
  test.each<[string, string, Partial<ReceiptToVerify>]>([
    ['receipt', 'null', { receipt: null }],
    ['receipt', 'text', { receipt: 'x' }],
    ['receipt', 'a negative index', { receipt: { ...receipt, index: -1 } }],
    ['receipt', 'an index as text', { receipt: { ...receipt, index: '5' } }],
    ['receipt', 'no proof', { receipt: { ...receipt, proof: undefined } }],
    ['receipt', 'no checkpoint', { receipt: { ...receipt, checkpoint: undefined } }],
    ['receipt', 'a leaf in upper case', { receipt: { ...receipt, leaf: receipt.leaf.toUpperCase() } }],
    ['receipt', 'a hash too short', { receipt: withProof({ hashes: ['00'] }) }],
    [
      'receipt',
      'hashes that are no list',
      { receipt: { ...receipt, proof: { ...receipt.proof, hashes: {} } } },
    ],
    ['receipt', 'a fractional size', { receipt: withProof({ size: 11.5 }) }],
    ['vkey', 'no key', { vkey: '' }],
    ['leaf', 'another leaf hash', { receipt: { ...receipt, leaf: flipped(receipt.leaf) } }],
    ['leaf', 'the leaf of another entry', { leafBytes: log.leaves[4] }],
    ['leaf', 'no leaf', { leafBytes: new Uint8Array() }],
    ['leaf', 'a leaf that is not canonical', { leafBytes: new TextEncoder().encode('{ "v": 1 }') }],
    ['index', 'another index', { receipt: { ...receipt, index: 4 } }],
    ['index', 'another index in the proof', { receipt: withProof({ leaf_index: 4 }) }],
    ['inclusion', 'another index in both', { receipt: { ...withProof({ leaf_index: 4 }), index: 4 } }],
    ['inclusion', 'an index outside', { receipt: { ...withProof({ leaf_index: SIZE }), index: SIZE } }],
    ['size', 'another size', { receipt: withProof({ size: SIZE + 1 }) }],
    ['inclusion', 'a hash changed', { receipt: withProof({ hashes: [flipped(first), ...rest] }) }],
    ['inclusion', 'hashes in another order', { receipt: withProof({ hashes: [...rest, first] }) }],
    ['inclusion', 'a hash too few', { receipt: withProof({ hashes: rest }) }],
    ['inclusion', 'a hash too many', { receipt: withProof({ hashes: [first, first, ...rest] }) }],
    ['size', 'a checkpoint of another size', { receipt: { ...receipt, checkpoint: log.checkpointAt(10) } }],
    ['checkpoint', 'no note', { receipt: { ...receipt, checkpoint: 'x' } }],
    [
      'checkpoint',
      'an extension line',
      { receipt: { ...receipt, checkpoint: receipt.checkpoint.replace('\n\n', '\nx\n\n') } },
    ],
    [
      'origin',
      'a checkpoint of another log',
      { receipt: { ...receipt, checkpoint: receipt.checkpoint.replace('/1\n', '/2\n') } },
    ],
    [
      'signature',
      'a size that was not signed',
      { receipt: { ...receipt, checkpoint: receipt.checkpoint.replace('\n11\n', '\n12\n') } },
    ],
    ['report', 'another report', { reportBytes: sampleReport(4) }],
    ['report', 'an empty report', { reportBytes: new Uint8Array() }],
  ])('names %s: %s', (part, _, change) => {
    const verdict = judge(change)
    expect(verdict).toMatchObject({ ok: false, part })
    expect(!verdict.ok && verdict.why).toMatch(/./)
  })

  test('names the signature when the key is another', () => {
    const { publicKey } = nobleSigner(new Uint8Array(32).fill(1))
    expect(judge({ vkey: encodeVkey(nobleSha256, ORIGIN, publicKey) })).toMatchObject({
      ok: false,
      part: 'signature',
    })
  })

  test('finds and names every byte altered in leaf and report', () => {
    for (const [field, bytes] of [
      ['leafBytes', given.leafBytes],
      ['reportBytes', sampleReport(INDEX)],
    ] as const) {
      for (const [at, byte] of bytes.entries()) {
        const part = field === 'leafBytes' ? 'leaf' : 'report'
        for (let bit = 0; bit < 8; bit++) {
          expect(judge({ [field]: bytes.with(at, byte ^ (1 << bit)) })).toMatchObject({ ok: false, part })
        }
      }
    }
  })

  test('finds every byte altered in the receipt’s JSON and names where it lies', () => {
    const text = JSON.stringify(receipt)
    const fieldOf = spans(text)
    let judged = 0
    for (let at = 0; at < text.length; at++) {
      for (const mask of [1, 2, 16]) {
        const changed =
          text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ mask) + text.slice(at + 1)
        const parsed = parse(changed)
        if (parsed === undefined) continue
        judged++
        const verdict = judge({ receipt: parsed })
        if (verdict.ok) expect.fail(`accepted ${changed}`)
        // A value of the wrong form is named by its field, one of the right form by what it breaks.
        expect(PARTS[fieldOf(at)], `${verdict.part} at ${at}`).toContain(verdict.part)
      }
    }
    expect(judged).toBeGreaterThan(2 * text.length)
  })

  test('finds every byte altered in the key', () => {
    for (let at = 0; at < VKEY.length; at++) {
      const vkey = VKEY.slice(0, at) + String.fromCharCode(VKEY.charCodeAt(at) ^ 1) + VKEY.slice(at + 1)
      expect(judge({ vkey })).toMatchObject({ ok: false, part: 'vkey' })
    }
  })
})

/** Which parts may be named when a byte of a field is altered. */
const PARTS: Record<string, string[]> = {
  index: ['receipt', 'index'],
  leaf: ['receipt', 'leaf'],
  leaf_index: ['receipt', 'index'],
  size: ['receipt', 'size'],
  hashes: ['receipt', 'inclusion'],
  checkpoint: ['receipt', 'checkpoint', 'origin', 'signature'],
  proof: ['receipt'],
}

/** The innermost member of the JSON that a character belongs to. */
function spans(text: string): (at: number) => string {
  const keys = [...text.matchAll(/"(index|leaf|proof|leaf_index|size|hashes|checkpoint)":/g)]
  return (at) => keys.findLast((key) => key.index <= Math.max(at, 1))?.[1] ?? ''
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

test('a receipt proves the leaf, so a leaf without the report’s hash proves no report', () => {
  const leaf = encodeLeaf({ ...sampleLeaf(0), type: 'retirement', subject: { id: 'ast_1' } })
  expect(judge({ leafBytes: leaf })).toMatchObject({ ok: false, part: 'leaf' })
})
