import { describe, expect, test } from 'vitest'
import { nobleSha256, nobleVerify } from './noble'
import { ProofError } from './proof-error'
import { sampleLog, VKEY } from './testing/sample-log'
import { parseTlogProof, writeTlogProof } from './tlog-proof'
import { receiptOfTlogProof, tlogProofOfReceipt } from './tlog-receipt'
import { verifyReceipt } from './verify-receipt'

const log = sampleLog(6)
const leafBytes = log.leaves[4] ?? new Uint8Array()
const text = tlogProofOfReceipt(log.receiptOf(4))
const judge = (receipt: unknown) =>
  verifyReceipt({ leafBytes, receipt, vkey: VKEY, sha256: nobleSha256, verify: nobleVerify })

describe('tlog-proof (c2sp.org/tlog-proof@v1)', () => {
  test('has the lines of the specification', () => {
    const [header, index, ...rest] = text.split('\n')
    expect([header, index]).toEqual(['c2sp.org/tlog-proof@v1', 'index 4'])
    expect(rest.slice(0, 2).every((line) => /^[A-Za-z0-9+/]{43}=$/.test(line))).toBe(true)
    expect(rest.slice(2).join('\n')).toBe(`\n${log.checkpointAt(6)}`)
  })

  test('of every entry at every size makes the receipt again, which verifies', () => {
    for (let size = 1; size <= 6; size++) {
      for (let index = 0; index < size; index++) {
        const receipt = log.receiptOf(index, size)
        const leaf = log.leaves[index] ?? new Uint8Array()
        const written = tlogProofOfReceipt(receipt)
        expect(receiptOfTlogProof(nobleSha256, written, leaf)).toEqual(receipt)
        expect(writeTlogProof(parseTlogProof(written))).toBe(written)
      }
    }
    expect(judge(receiptOfTlogProof(nobleSha256, text, leafBytes)).ok).toBe(true)
  })

  test('carries extra data there and back', () => {
    const written = tlogProofOfReceipt(log.receiptOf(4), leafBytes)
    expect(parseTlogProof(written).extra).toEqual(leafBytes)
    expect(writeTlogProof(parseTlogProof(written))).toBe(written)
    expect(parseTlogProof(text).extra).toBeUndefined()
  })

  test('fails with any one character changed', () => {
    for (let at = 0; at < text.length; at++) {
      const changed = text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ 1) + text.slice(at + 1)
      const refused = () => {
        try {
          return !judge(receiptOfTlogProof(nobleSha256, changed, leafBytes)).ok
        } catch (error) {
          return error instanceof ProofError
        }
      }
      expect(refused()).toBe(true)
    }
  })

  test.each([
    ['nothing', ''],
    ['another version', text.replace('@v1', '@v2')],
    ['no index', text.replace('index 4\n', '')],
    ['an index with leading zero', text.replace('index 4', 'index 04')],
    ['an index with sign', text.replace('index 4', 'index +4')],
    ['an index outside of the tree', text.replace('index 4', 'index 6')],
    ['an empty index', text.replace('index 4', 'index ')],
    ['extra data after the index', text.replace('index 4\n', 'index 4\nextra AAAA\n')],
    ['extra data twice', text.replace('index', 'extra AAAA\nextra AAAA\nindex')],
    ['empty extra data', text.replace('index', 'extra \nindex')],
    ['extra data that is not base64', text.replace('index', 'extra A\nindex')],
    ['a hash too short', text.replace('index 4\n', 'index 4\nAAAA\n')],
    ['too many hashes', text.replace('index 4\n', `index 4\n${`${'A'.repeat(43)}=\n`.repeat(60)}`)],
    ['no empty line', text.replace('\n\n', '\n')],
    ['two empty lines', text.replace('\n\n', '\n\n\n')],
    ['carriage returns', text.replaceAll('\n', '\r\n')],
    ['no checkpoint', text.slice(0, text.indexOf('\n\n') + 2)],
    ['a checkpoint without signature', text.slice(0, text.lastIndexOf('\n\n') + 1)],
    ['something after it', `${text}x\n`],
  ])('refuses %s', (_, broken) => {
    expect(() => parseTlogProof(broken)).toThrow(ProofError)
  })

  test('is not written for what could not be read', () => {
    const good = parseTlogProof(text)
    for (const change of [
      { index: -1 },
      { index: 1.5 },
      { index: 6 },
      { extra: new Uint8Array() },
      { checkpoint: '' },
    ]) {
      expect(() => writeTlogProof({ ...good, ...change })).toThrow(ProofError)
    }
    expect(() => writeTlogProof({ ...good, hashes: [new Uint8Array(31)] })).toThrow(ProofError)
  })
})
