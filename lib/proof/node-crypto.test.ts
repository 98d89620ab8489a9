import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { nodeSha256, nodeSigner, nodeVerify, strictVerify } from '../log/node-crypto'
import { fromHex } from './hex'
import { nobleSha256, nobleSigner, nobleVerify } from './noble'
import edges from './testdata/ed25519-edges.json'
import { ORIGIN, SIGNER, sampleLog, VKEY } from './testing/sample-log'
import { encodeUtf8 } from './utf8'
import { verifyReceipt } from './verify-receipt'
import { encodeVkey } from './vkey'

// Exhaustive: a busy machine may take its time.
vi.setConfig({ testTimeout: 60_000 })

const seed = fc.uint8Array({ minLength: 32, maxLength: 32 })

describe('server and browser agree', () => {
  test('on every hash, key and signature', () => {
    fc.assert(
      fc.property(seed, fc.uint8Array({ maxLength: 300 }), (secret, message) => {
        expect(nodeSha256(message)).toEqual(nobleSha256(message))
        const [node, noble] = [nodeSigner(secret), nobleSigner(secret)]
        expect(node.publicKey).toEqual(noble.publicKey)
        const signature = node.sign(message)
        expect(signature).toEqual(noble.sign(message))
        expect(strictVerify(node.publicKey, message, signature)).toBe(true)
        expect(strictVerify(node.publicKey, Uint8Array.of(...message, 0), signature)).toBe(false)
      }),
    )
  })

  test('on each of the 914 edges: what the strict verifier accepts, OpenSSL accepts too', () => {
    for (const [key, signature, message] of edges.vectors) {
      const publicKey = fromHex(edges.keys[Number(key)] ?? '')
      const claim = [publicKey, encodeUtf8(String(message)), fromHex(String(signature))] as const
      expect(strictVerify(...claim)).toBe(nobleVerify(...claim))
    }
  })

  test('on a receipt', () => {
    const log = sampleLog(3)
    const leafBytes = log.leaves[1] ?? new Uint8Array()
    const given = { leafBytes, receipt: log.receiptOf(1), sha256: nodeSha256, verify: strictVerify }
    expect(encodeVkey(nodeSha256, ORIGIN, SIGNER.publicKey)).toBe(VKEY)
    expect(verifyReceipt({ ...given, vkey: VKEY }).ok).toBe(true)
  })
})

describe('OpenSSL alone', () => {
  test('accepts edges that the strict rule refuses, hence the rule', () => {
    const loose = edges.vectors.filter(([key, signature, message]) => {
      const publicKey = fromHex(edges.keys[Number(key)] ?? '')
      return nodeVerify(publicKey, encodeUtf8(String(message)), fromHex(String(signature)))
    })
    expect(loose.length).toBeGreaterThan(100)
  })

  test('gives false, never an error, for what has the wrong length', () => {
    expect(nodeVerify(new Uint8Array(31), new Uint8Array(), new Uint8Array(64))).toBe(false)
    expect(nodeVerify(new Uint8Array(32), new Uint8Array(), new Uint8Array(63))).toBe(false)
    expect(() => nodeSigner(new Uint8Array(31))).toThrow('32 bytes')
  })
})
