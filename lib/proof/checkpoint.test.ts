import { describe, expect, test } from 'vitest'
import { checkpointText, parseCheckpointText } from './checkpoint'
import { nobleSha256, nobleSigner, nobleVerify } from './noble'
import { openCheckpoint } from './open-checkpoint'
import { ProofError } from './proof-error'
import { signCheckpoint } from './sign-checkpoint'
import { signNote } from './sign-note'
import { ORIGIN, SIGNER, sampleLog, VKEY } from './testing/sample-log'
import { emptyRoot } from './tree-hash'
import { encodeVkey, parseVkey } from './vkey'

/** C2SP tlog-checkpoint v1.0.0, first example. */
const EXAMPLE = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n'

const key = parseVkey(nobleSha256, VKEY)
const open = (note: string, trusted = key) =>
  openCheckpoint({ sha256: nobleSha256, verify: nobleVerify, note, key: trusted })

describe('checkpoint text', () => {
  test('of the C2SP example is read and written alike', () => {
    const checkpoint = parseCheckpointText(EXAMPLE)
    expect(checkpoint).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20852163 })
    expect(checkpointText(checkpoint)).toBe(EXAMPLE)
  })

  test.each([
    '00',
    '020852163',
    '+1',
    '-1',
    ' 1',
    '1 ',
    '0x10',
    '1e3',
    '1.0',
    '',
    '１',
    '9007199254740992',
    '99999999999999999999',
  ])('refuses the size "%s"', (size) => {
    expect(() => parseCheckpointText(EXAMPLE.replace('20852163', size))).toThrow(ProofError)
  })

  test.each([
    ['an extension line', `${EXAMPLE}hello\n`],
    ['a fourth line without newline', `${EXAMPLE}x`],
    ['an empty line after it', `${EXAMPLE}\n`],
    ['an empty line before it', `\n${EXAMPLE}`],
    ['no newline at the end', EXAMPLE.slice(0, -1)],
    ['two lines', EXAMPLE.replace('20852163\n', '')],
    ['an empty origin', EXAMPLE.replace('example.com/behind-the-sofa', '')],
    ['an origin with a space', EXAMPLE.replace('behind-the-sofa', 'behind the sofa')],
    ['an origin with a plus', EXAMPLE.replace('behind-the-sofa', 'a+b')],
    ['a root too short', EXAMPLE.replace('CsUY', '')],
    ['a root too long', EXAMPLE.replace('CsUY', 'CsUYCsUY')],
    ['a root with trailing bits', EXAMPLE.replace('q2I=', 'q2J=')],
    ['carriage returns', EXAMPLE.replaceAll('\n', '\r\n')],
  ])('refuses %s', (_, text) => {
    expect(() => parseCheckpointText(text)).toThrow(ProofError)
  })

  test('is not written for what could not be read', () => {
    const good = { origin: ORIGIN, size: 1, root: new Uint8Array(32) }
    for (const change of [
      { origin: '' },
      { origin: 'a\nb' },
      { size: -1 },
      { size: 0.5 },
      { size: 2 ** 53 },
    ]) {
      expect(() => checkpointText({ ...good, ...change })).toThrow(ProofError)
    }
    expect(() => checkpointText({ ...good, root: new Uint8Array(31) })).toThrow(ProofError)
  })
})

describe('openCheckpoint', () => {
  const log = sampleLog(5)
  const note = log.checkpointAt(5)

  test('gives what the log signed, and signing again gives the same bytes', () => {
    expect(open(note)).toEqual({ ok: true, checkpoint: { origin: ORIGIN, size: 5, root: log.roots[5] } })
    expect(log.checkpointAt(5)).toBe(note)
  })

  test('takes the empty log, and no other root for it', () => {
    const empty = { origin: ORIGIN, size: 0, root: emptyRoot(nobleSha256) }
    expect(open(signCheckpoint(nobleSha256, empty, SIGNER))).toEqual({ ok: true, checkpoint: empty })
    const wrong = signCheckpoint(nobleSha256, { ...empty, root: new Uint8Array(32) }, SIGNER)
    expect(open(wrong)).toMatchObject({ ok: false, part: 'checkpoint' })
  })

  test('names the origin when the key is of another log', () => {
    const trusted = parseVkey(nobleSha256, encodeVkey(nobleSha256, `${ORIGIN}0`, SIGNER.publicKey))
    expect(open(note, trusted)).toMatchObject({ ok: false, part: 'origin' })
  })

  test('names the signature when another key of the same name signed', () => {
    const impostor = nobleSigner(new Uint8Array(32).fill(9))
    const trusted = parseVkey(nobleSha256, encodeVkey(nobleSha256, ORIGIN, impostor.publicKey))
    expect(open(note, trusted)).toMatchObject({ ok: false, part: 'signature' })
  })

  test('refuses extension lines even when they are signed', () => {
    const text = `${checkpointText({ origin: ORIGIN, size: 5, root: new Uint8Array(32) })}more\n`
    const extended = signNote({ sha256: nobleSha256, text, name: ORIGIN, signers: [SIGNER] })
    expect(open(extended)).toMatchObject({ ok: false, part: 'checkpoint' })
  })

  test('refuses every note with one character changed', () => {
    for (let at = 0; at < note.length; at++) {
      const changed = note.slice(0, at) + String.fromCharCode(note.charCodeAt(at) ^ 1) + note.slice(at + 1)
      expect(open(changed).ok).toBe(false)
    }
  })
})
