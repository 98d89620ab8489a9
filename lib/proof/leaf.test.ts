import { describe, expect, test } from 'vitest'
import { commitBlob } from './commitment'
import { decodeLeaf } from './decode-leaf'
import { encodeLeaf } from './encode-leaf'
import { toHex } from './hex'
import { LEAF_TYPES, type Leaf, MAX_LEAF_BYTES } from './leaf'
import { nobleSha256 } from './noble'
import { ProofError } from './proof-error'
import { ORIGIN, sampleLeaf, sampleLog } from './testing/sample-log'
import { decodeUtf8, encodeUtf8 } from './utf8'

const HASH = 'ab'.repeat(32)

/** A valid leaf of any type. */
function leafOf(type: Leaf['type']): Leaf {
  const subject = type === 'attachment' ? { id: 'att_1', commit: HASH } : { id: 'sub_1', sha256: HASH }
  return { ...sampleLeaf(0), type, subject }
}

describe('leaf v1', () => {
  test.each(LEAF_TYPES)('of type %s comes back from its bytes', (type) => {
    const bytes = encodeLeaf(leafOf(type))
    expect(decodeLeaf(bytes)).toEqual(leafOf(type))
    expect(encodeLeaf(decodeLeaf(bytes))).toEqual(bytes)
  })

  test('has exactly these bytes, for ever', () => {
    expect(decodeUtf8(encodeLeaf({ ...leafOf('sighting'), parent: 'sub_0' }))).toBe(
      `{"actor_ref":"agt_01","at":"2026-01-31T08:00:00.000Z","parent":"sub_0","subject":{"id":"sub_1","sha256":"${HASH}"},"type":"sighting","v":1}`,
    )
  })

  test.each<[string, Record<string, unknown>]>([
    ['another version', { v: 2 }],
    ['a version as text', { v: '1' }],
    ['an unknown type', { type: 'deletion' }],
    ['no type', { type: undefined }],
    ['an unknown member', { note: 'x' }],
    ['a time without milliseconds', { at: '2026-01-31T08:00:00Z' }],
    ['a time with an offset', { at: '2026-01-31T08:00:00.000+00:00' }],
    ['31 February', { at: '2026-02-31T08:00:00.000Z' }],
    ['hour 24', { at: '2026-01-31T24:00:00.000Z' }],
    ['a time as number', { at: 0 }],
    ['an e-mail address as actor', { actor_ref: 'li@example.com' }],
    ['an empty actor', { actor_ref: '' }],
    ['an actor with a newline', { actor_ref: 'agt_01\n' }],
    ['no subject', { subject: undefined }],
    ['a subject that is an array', { subject: [] }],
    ['a subject with a name', { subject: { id: 'sub_1', sha256: HASH, name: 'x' } }],
    ['a subject without id', { subject: { sha256: HASH } }],
    ['an id with a space', { subject: { id: 'sub 1', sha256: HASH } }],
    ['a short hash', { subject: { id: 'sub_1', sha256: 'ab' } }],
    ['an upper-case hash', { subject: { id: 'sub_1', sha256: HASH.toUpperCase() } }],
    ['a submission without hash', { subject: { id: 'sub_1' } }],
    ['an attachment without commitment', { type: 'attachment', subject: { id: 'att_1' } }],
    [
      'an attachment with a bare hash',
      { type: 'attachment', subject: { id: 'a', commit: HASH, sha256: HASH } },
    ],
    ['an audit batch that commits to nothing', { type: 'audit_batch', subject: { id: 'bat_1' } }],
    ['a parent that is no id', { parent: 'a b' }],
    ['a parent that is null', { parent: null }],
    ['an epoch whose parent is no checkpoint', { type: 'epoch', parent: 'sub_1' }],
  ])('refuses %s, writing and reading', (_, change) => {
    const broken = { ...sampleLeaf(0), ...change }
    expect(() => decodeLeaf(encodeUtf8(canonicalText(broken)))).toThrow(ProofError)
    // A caller from JavaScript: the types would not let this through.
    const leaf: Leaf = Object.assign(sampleLeaf(0), change)
    expect(() => encodeLeaf(leaf)).toThrow(ProofError)
  })

  const good = canonicalText(sampleLeaf(0))
  test.each([
    ['white space', good.replace(':1}', ': 1}')],
    ['a newline at the end', `${good}\n`],
    ['a byte order mark', `\ufeff${good}`],
    ['another order of keys', `{"v":1,${good.slice(1).replace(',"v":1', '')}`],
    ['a key twice', good.replace('"v":1', '"v":1,"v":1')],
    ['a needless escape', good.replace('"sub_0"', '"sub\\u005f0"')],
    ['a number spelled otherwise', good.replace('"v":1', '"v":1.0')],
    ['half of it', good.slice(0, 40)],
    ['nothing', ''],
    ['an array', '[]'],
    ['null', 'null'],
  ])('refuses to read %s', (_, text) => {
    expect(() => decodeLeaf(new TextEncoder().encode(text))).toThrow(ProofError)
  })

  test('refuses bytes that are not UTF-8', () => {
    expect(() => decodeLeaf(Uint8Array.of(0x22, 0xc3, 0x22))).toThrow('not UTF-8')
  })

  test('is refused beyond 65,535 bytes', () => {
    expect(() => decodeLeaf(new Uint8Array(MAX_LEAF_BYTES + 1).fill(0x20))).toThrow('more than 65535 bytes')
    const parent = sampleLog(1).checkpointAt(1)
    const line = parent.slice(parent.lastIndexOf('\n\n') + 2)
    const witnessed = (count: number) => parent + line.repeat(count)
    expect(() => encodeLeaf({ ...leafOf('epoch'), parent: witnessed(90) })).not.toThrow()
    const long = line.replace(/ \S+\n$/, ` ${btoa('x'.repeat(60_000))}\n`)
    expect(() => encodeLeaf({ ...leafOf('epoch'), parent: parent + long })).toThrow('more than 65535 bytes')
  })

  test('of a new epoch holds the checkpoint of the log before', () => {
    const parent = sampleLog(3).checkpointAt(3)
    const leaf: Leaf = { ...sampleLeaf(0), type: 'epoch', subject: { id: ORIGIN }, parent }
    expect(decodeLeaf(encodeLeaf(leaf))).toEqual(leaf)
  })
})

describe('commitBlob', () => {
  test('is SHA-256 of salt and blob', () => {
    const salt = new Uint8Array(32).fill(1)
    const blob = Uint8Array.of(2, 3)
    expect(commitBlob(nobleSha256, salt, blob)).toEqual(nobleSha256(Uint8Array.of(...salt, 2, 3)))
  })

  test.each([0, 16, 31, 33])('refuses a salt of %d bytes', (length) => {
    expect(() => commitBlob(nobleSha256, new Uint8Array(length), Uint8Array.of(1))).toThrow(ProofError)
  })

  test('differs with every salt', () => {
    const commitments = [0, 1, 2].map((fill) =>
      toHex(commitBlob(nobleSha256, new Uint8Array(32).fill(fill), Uint8Array.of(1))),
    )
    expect(new Set(commitments).size).toBe(3)
  })
})

/** Canonical for these leaves, whose keys are ASCII: written apart from the code under test. */
function canonicalText(value: unknown): string {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return JSON.stringify(value)
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  const sorted = members.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${sorted.map(([key, member]) => `${JSON.stringify(key)}:${canonicalText(member)}`).join(',')}}`
}
