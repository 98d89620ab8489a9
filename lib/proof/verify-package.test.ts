import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { toBase64 } from './base64'
import { encodeLeaf } from './encode-leaf'
import { toHex } from './hex'
import { nobleSha256, nobleSigner } from './noble'
import type { Package, PackageEntry } from './package'
import { signCheckpoint } from './sign-checkpoint'
import { ORIGIN, rememberingVerify, SIGNER, sampleLeaf, sampleLog, VKEY } from './testing/sample-log'
import { leafHash } from './tree-hash'
import { verifyPackage } from './verify-package'
import { encodeVkey } from './vkey'

// Exhaustive: a busy machine may take its time.
vi.setConfig({ testTimeout: 60_000 })

const verify = rememberingVerify()
const SIZE = 21
const log = sampleLog(SIZE)
const entryOf = (index: number, bytes = log.leaves[index] ?? new Uint8Array()): PackageEntry => ({
  index,
  leaf_hash: toHex(leafHash(nobleSha256, bytes)),
  data: toBase64(bytes),
})
const plain = Array.from({ length: SIZE }, (_, index) => entryOf(index))
const proved = plain.map((entry) => ({ ...entry, proof: log.pathOf(entry.index) }))
const everySize = Array.from({ length: SIZE }, (_, size) => log.checkpointAt(size))
const forged = encodeLeaf(sampleLeaf(99))

const judge = (change: Partial<Package>) =>
  verifyPackage(
    { entries: plain, checkpoint: log.checkpointAt(SIZE), vkey: VKEY, ...change },
    nobleSha256,
    verify,
  )
const renumber = (entries: PackageEntry[]) => entries.map((entry, index) => ({ ...entry, index }))
const named = (index: number, until = index + 1) => ({ ok: false, part: 'entry', index, until })

describe('verifyPackage', () => {
  test('accepts a log of any size', () => {
    for (let size = 0; size <= SIZE; size++) {
      const verdict = judge({ entries: plain.slice(0, size), checkpoint: log.checkpointAt(size) })
      expect(verdict).toMatchObject({ ok: true, checkpoint: { origin: ORIGIN, size } })
    }
    expect(judge({ entries: proved, earlier: everySize }).ok).toBe(true)
  })

  test('names the entry of which any one byte was altered', () => {
    for (const index of [0, 7, SIZE - 1]) {
      const bytes = log.leaves[index] ?? new Uint8Array()
      for (const [at, byte] of bytes.entries()) {
        const data = toBase64(bytes.with(at, byte ^ 1))
        const entries = plain.with(index, { ...entryOf(index), data })
        expect(judge({ entries })).toMatchObject(named(index))
      }
    }
  })

  const place = fc.nat(SIZE - 1)
  test('names the entry whose leaf hash was altered, or that is not base64', () => {
    fc.assert(
      fc.property(place, (index) => {
        const entry = entryOf(index)
        const leaf_hash = toHex(leafHash(nobleSha256, forged))
        expect(judge({ entries: plain.with(index, { ...entry, leaf_hash }) })).toMatchObject(named(index))
        expect(judge({ entries: plain.with(index, { ...entry, data: '!' }) })).toMatchObject(named(index))
      }),
    )
  })

  test('names the entry that was left out', () => {
    for (let index = 0; index < SIZE - 1; index++) {
      expect(judge({ entries: plain.toSpliced(index, 1) })).toMatchObject(named(index))
    }
    expect(judge({ entries: proved.slice(0, -1) })).toMatchObject(named(SIZE - 1))
    expect(judge({ entries: plain.slice(0, -1), earlier: everySize })).toMatchObject(named(SIZE - 1))
    expect(judge({ entries: [] })).toMatchObject(named(0, SIZE))
  })

  test('names the first of two entries that were swapped, with or without their numbers', () => {
    fc.assert(
      fc.property(place, place, (a, b) => {
        fc.pre(a < b)
        const swapped = plain.with(a, entryOf(b)).with(b, entryOf(a))
        expect(judge({ entries: swapped })).toMatchObject(named(a))
        expect(judge({ entries: renumber(swapped), earlier: everySize })).toMatchObject(named(a))
        const paths = proved.map((entry, i) => ({ ...entry, ...renumber(swapped)[i] }))
        expect(judge({ entries: paths })).toMatchObject(named(a))
      }),
    )
  })

  test('names the entry that was added or stands twice', () => {
    expect(judge({ entries: [...plain, entryOf(SIZE, forged)] })).toMatchObject(named(SIZE))
    expect(judge({ entries: plain.toSpliced(5, 0, entryOf(4)) })).toMatchObject(named(5))
    const inserted = renumber(plain.toSpliced(5, 0, entryOf(5, forged)))
    expect(judge({ entries: inserted, earlier: everySize })).toMatchObject(named(5))
  })

  test('names the entry that was replaced together with its leaf hash, by audit paths or earlier checkpoints', () => {
    for (let index = 0; index < SIZE; index++) {
      const replacement = entryOf(index, forged)
      expect(judge({ entries: plain.with(index, replacement), earlier: everySize })).toMatchObject(
        named(index),
      )
      const path = log.pathOf(index)
      expect(judge({ entries: proved.with(index, { ...replacement, proof: path }) })).toMatchObject(
        named(index),
      )
    }
  })

  test('names the stretch between two checkpoints when nothing tells more', () => {
    const entries = plain.with(10, entryOf(10, forged))
    expect(judge({ entries })).toMatchObject(named(0, SIZE))
    expect(judge({ entries, earlier: [8, 16].map(log.checkpointAt) })).toMatchObject(named(8, 16))
    expect(
      judge({ entries: renumber(plain.toSpliced(10, 1)), earlier: [log.checkpointAt(8)] }),
    ).toMatchObject(named(8, SIZE))
  })

  test('refuses an entry that is no leaf, even if it was signed', () => {
    const bytes = new TextEncoder().encode('hello')
    const root = leafHash(nobleSha256, bytes)
    const checkpoint = signCheckpoint(nobleSha256, { origin: ORIGIN, size: 1, root }, SIGNER)
    expect(judge({ entries: [entryOf(0, bytes)], checkpoint })).toMatchObject(named(0))
  })

  test('names the checkpoint when the log signed two histories', () => {
    const fork = signCheckpoint(nobleSha256, { origin: ORIGIN, size: 8, root: new Uint8Array(32) }, SIGNER)
    const why = (earlier: string[]) => {
      const verdict = judge({ earlier })
      return verdict.ok ? '' : `${verdict.part}: ${verdict.why}`
    }
    expect(why([fork])).toMatch(/^checkpoint: .*not of this history/)
    expect(judge({ entries: proved, earlier: [fork] })).toMatchObject({ ok: false, part: 'checkpoint' })
    expect(why([fork, log.checkpointAt(8)])).toMatch(/^checkpoint: .*two roots/)
    const larger = signCheckpoint(nobleSha256, { origin: ORIGIN, size: 99, root: new Uint8Array(32) }, SIGNER)
    expect(why([larger])).toMatch(/^checkpoint: .*larger/)
  })

  test('names key and checkpoint that do not fit', () => {
    const { publicKey } = nobleSigner(new Uint8Array(32).fill(1))
    expect(judge({ vkey: 'x' })).toMatchObject({ ok: false, part: 'vkey' })
    expect(judge({ vkey: encodeVkey(nobleSha256, ORIGIN, publicKey) })).toMatchObject({
      ok: false,
      part: 'checkpoint',
    })
    expect(judge({ checkpoint: 'x' })).toMatchObject({ ok: false, part: 'checkpoint' })
    expect(judge({ earlier: ['x'] })).toMatchObject({ ok: false, part: 'checkpoint' })
  })
})
