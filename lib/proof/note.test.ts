import { describe, expect, test } from 'vitest'
import { keyId } from './key-id'
import { isStrictPublicKey, nobleSha256, nobleSigner, nobleVerify } from './noble'
import { type Note, parseNote } from './note'
import { ProofError } from './proof-error'
import { signNote } from './sign-note'
import { ORIGIN, SIGNER, VKEY } from './testing/sample-log'
import { verifyNote } from './verify-note'
import { encodeVkey, parseVkey } from './vkey'

/** C2SP signed-note v1.0.0, *Example*. */
const EXAMPLE_VKEY = 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k'
const EXAMPLE_LINE =
  '— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n'
const EXAMPLE = `This is an example message.\n\n${EXAMPLE_LINE}`

const key = parseVkey(nobleSha256, EXAMPLE_VKEY)
const other = parseVkey(nobleSha256, VKEY)
const judge = (note: string | Note, keys = [key]) =>
  verifyNote(typeof note === 'string' ? parseNote(note) : note, keys, nobleVerify)

describe('the example of C2SP signed-note', () => {
  test('verifies, its key id recomputes, and its vkey comes back', () => {
    expect(judge(EXAMPLE)).toEqual({ ok: true })
    expect(keyId(nobleSha256, 'example.com/foo', key.publicKey)).toBe('530d903a')
    expect(encodeVkey(nobleSha256, key.name, key.publicKey)).toBe(EXAMPLE_VKEY)
    expect(isStrictPublicKey(key.publicKey)).toBe(true)
  })

  test('does not verify with any one byte of text or signature changed', () => {
    const note = parseNote(EXAMPLE)
    for (let at = 0; at < note.text.length; at++) {
      const changed = String.fromCharCode(note.text.charCodeAt(at) ^ 1)
      const text = note.text.slice(0, at) + changed + note.text.slice(at + 1)
      expect(judge({ ...note, text }).ok).toBe(false)
    }
    for (const [at, byte] of note.signatures[0]?.signature.entries() ?? []) {
      const signatures = note.signatures.map((line) => ({
        ...line,
        signature: line.signature.with(at, byte ^ 1),
      }))
      expect(judge({ ...note, signatures }).ok).toBe(false)
    }
  })
})

describe('verifyNote', () => {
  const signed = signNote({ sha256: nobleSha256, text: 'hello\n', name: ORIGIN, signers: [SIGNER] })
  const line = signed.slice('hello\n\n'.length)

  test('accepts what signNote signed, with each of two keys', () => {
    const next = nobleSigner(new Uint8Array(32).fill(8))
    const both = signNote({ sha256: nobleSha256, text: 'hello\n', name: ORIGIN, signers: [SIGNER, next] })
    const nextKey = parseVkey(nobleSha256, encodeVkey(nobleSha256, ORIGIN, next.publicKey))
    expect(judge(both, [other])).toEqual({ ok: true })
    expect(judge(both, [nextKey])).toEqual({ ok: true })
    expect(judge(both, [other, nextKey])).toEqual({ ok: true })
  })

  test('ignores lines of unknown keys, also ones that share name or id with a known key', () => {
    const [known] = parseNote(EXAMPLE).signatures
    const [stranger] = parseNote(signed).signatures
    if (known === undefined || stranger === undefined) throw new Error('no signature')
    const text = 'This is an example message.\n'
    const strangers = [stranger, { ...stranger, name: known.name }, { ...stranger, keyId: known.keyId }]
    expect(judge({ text, signatures: [...strangers, known] })).toEqual({ ok: true })
    expect(judge({ text, signatures: strangers })).toEqual({
      ok: false,
      why: 'signature: none by a known key',
    })
  })

  test('refuses the whole note when one line of a known key does not verify, wherever it stands', () => {
    const note = parseNote(EXAMPLE)
    const wrong = {
      ...parseNote(signed).signatures[0],
      name: key.name,
      keyId: key.keyId,
      signature: new Uint8Array(64),
    }
    for (const signatures of [
      [wrong, ...note.signatures],
      [...note.signatures, wrong],
      [...note.signatures, { ...wrong, signature: new Uint8Array(63) }],
    ]) {
      expect(judge({ ...note, signatures }).ok).toBe(false)
    }
    expect(judge(`hello!\n\n${line}${EXAMPLE_LINE}`, [key, other]).ok).toBe(false)
  })

  test('asks no verifier about a signature that has not 64 bytes', () => {
    const note = parseNote(EXAMPLE)
    for (const length of [1, 63, 65]) {
      const signatures = note.signatures.map((line) => ({ ...line, signature: new Uint8Array(length) }))
      expect(verifyNote({ ...note, signatures }, [key], () => true).ok).toBe(false)
    }
  })

  test('accepts nothing without a known key', () => {
    expect(judge(EXAMPLE, []).ok).toBe(false)
  })
})

describe('parseNote', () => {
  test('divides at the last empty line', () => {
    const text = `a\n\n${EXAMPLE_LINE}\nb\n\n`
    expect(parseNote(`${text}\n${EXAMPLE_LINE}`).text).toBe(text)
  })

  test('takes any signature type and at least 16 lines', () => {
    const line = `— witness.example/w1 ${btoa('x'.repeat(5000))}=\n`.replace('==', '=')
    expect(parseNote(`a\n\n${line.repeat(100)}`).signatures).toHaveLength(100)
    expect(() => parseNote(`a\n\n${line.repeat(101)}`)).toThrow('too many signatures')
  })

  test.each([
    ['nothing', ''],
    ['no signature', 'a\n'],
    ['an empty line and then nothing', 'a\n\n'],
    ['no empty line', `a\n${EXAMPLE_LINE}`],
    ['no newline at the end', EXAMPLE.slice(0, -1)],
    ['an empty line at the end', `${EXAMPLE}\n`],
    ['a line that is no signature', `${EXAMPLE}hello\n`],
    ['a hyphen for the dash', EXAMPLE.replace('—', '-')],
    ['an en dash', EXAMPLE.replace('—', '–')],
    ['a carriage return', EXAMPLE.replaceAll('\n', '\r\n')],
    ['a tab', EXAMPLE.replace('This is', 'This\tis')],
    ['a zero byte', EXAMPLE.replace('This is', 'This\0is')],
    ['a lone surrogate', EXAMPLE.replace('This', '\ud800')],
    ['two spaces before the signature', EXAMPLE.replace('foo Uw', 'foo  Uw')],
    ['two spaces after the dash', EXAMPLE.replace('— ', '—  ')],
    ['no key name', EXAMPLE.replace('example.com/foo ', '')],
    ['a plus in the key name', EXAMPLE.replace('/foo', '/f+o')],
    ['a no-break space in the key name', EXAMPLE.replace('/foo', '/f\u00a0o')],
    ['a space at the end of the line', EXAMPLE.replace('aQM=', 'aQM= ')],
    ['no signature in the line', EXAMPLE.replace(/Uw.*=/, '')],
    ['a signature of the key id alone', EXAMPLE.replace(/Uw.*=/, 'Uw2QOg==')],
    ['base64 without padding', EXAMPLE.replace('aQM=', 'aQM')],
    ['base64 of the URL alphabet', EXAMPLE.replace('+', '-').replace(/Uw2Q/, 'Uw-Q')],
    ['base64 with trailing bits', EXAMPLE.replace('aQM=', 'aQN=')],
    ['more than a million characters', `${'a'.repeat(1_000_000)}${EXAMPLE}`],
  ])('refuses %s', (_, note) => {
    expect(() => parseNote(note)).toThrow(ProofError)
  })
})

describe('signNote', () => {
  test.each([
    ['a text without newline', { text: 'a' }],
    ['an empty text', { text: '' }],
    ['a control character', { text: 'a\x07\n' }],
    ['a lone surrogate', { text: '\udc00\n' }],
    ['a name with a space', { name: 'a b' }],
    ['a name with a plus', { name: 'a+b' }],
    ['an empty name', { name: '' }],
    ['nobody', { signers: [] }],
  ])('refuses %s', (_, change) => {
    const good = { sha256: nobleSha256, text: 'a\n', name: ORIGIN, signers: [SIGNER] }
    expect(() => signNote({ ...good, ...change })).toThrow(ProofError)
  })
})

describe('parseVkey', () => {
  test.each([
    ['nothing', ''],
    ['two parts', 'example.com/foo+530d903a'],
    ['another key id', EXAMPLE_VKEY.replace('530d903a', '530d903b')],
    ['an upper-case key id', EXAMPLE_VKEY.replace('530d903a', '530D903A')],
    ['another name', EXAMPLE_VKEY.replace('foo', 'fop')],
    ['an empty name', EXAMPLE_VKEY.replace('example.com/foo', '')],
    ['a name with a space', EXAMPLE_VKEY.replace('/foo', '/f o')],
    ['another type', EXAMPLE_VKEY.replace('+AekyeR', '+BOkyeR')],
    ['a key too short', 'example.com/foo+530d903a+AekyeRrm'],
    ['a newline at the end', `${EXAMPLE_VKEY}\n`],
    ['base64 with trailing bits', 'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2='],
  ])('refuses %s', (_, text) => {
    expect(() => parseVkey(nobleSha256, text)).toThrow(ProofError)
  })

  test('takes a plus within the base64', () => {
    for (let fill = 0; fill < 64; fill++) {
      const { publicKey } = nobleSigner(new Uint8Array(32).fill(fill))
      const text = encodeVkey(nobleSha256, ORIGIN, publicKey)
      expect(parseVkey(nobleSha256, text).publicKey).toEqual(publicKey)
    }
  })

  test('is not written for what could not be read', () => {
    expect(() => encodeVkey(nobleSha256, 'a b', key.publicKey)).toThrow(ProofError)
    expect(() => encodeVkey(nobleSha256, 'a', new Uint8Array(31))).toThrow(ProofError)
  })
})
