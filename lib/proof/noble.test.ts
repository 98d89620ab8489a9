import { describe, expect, test, vi } from 'vitest'
import { fromHex, toHex } from './hex'
import { isStrictPublicKey, nobleSha256, nobleSigner, nobleVerify } from './noble'
import edges from './testdata/ed25519-edges.json'
import { encodeUtf8 } from './utf8'

// Exhaustive: a busy machine may take its time.
vi.setConfig({ testTimeout: 60_000 })

/** RFC 8032 §7.1: secret key, public key, message, signature. */
const RFC8032 = [
  [
    '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
] as const

describe('noble', () => {
  test('has the SHA-256 of FIPS 180-4', () => {
    const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
    expect(toHex(nobleSha256(encodeUtf8('abc')))).toBe(abc)
  })

  test.each(RFC8032)(
    'signs and verifies the vector of RFC 8032 with key %s',
    (seed, publicKey, message, signature) => {
      const signer = nobleSigner(fromHex(seed))
      expect(toHex(signer.publicKey)).toBe(publicKey)
      expect(toHex(signer.sign(fromHex(message)))).toBe(signature)
      expect(nobleVerify(fromHex(publicKey), fromHex(message), fromHex(signature))).toBe(true)
      expect(nobleVerify(fromHex(publicKey), fromHex(`${message}00`), fromHex(signature))).toBe(false)
    },
  )

  test('gives false, never an error, for what has the wrong length', () => {
    const [, publicKey, message, signature] = RFC8032[0]
    expect(nobleVerify(fromHex(publicKey).subarray(1), fromHex(message), fromHex(signature))).toBe(false)
    expect(nobleVerify(fromHex(publicKey), fromHex(message), fromHex(signature).subarray(1))).toBe(false)
    expect(isStrictPublicKey(new Uint8Array(0))).toBe(false)
  })

  test('refuses S that is not reduced (RFC 8032 §5.1.7)', () => {
    const [, publicKey, message, signature] = RFC8032[0]
    const order = 2n ** 252n + 27742317777372353535851937790883648493n
    const s = BigInt(`0x${toHex(fromHex(signature).subarray(32).toReversed())}`) + order
    const unreduced = fromHex(s.toString(16).padStart(64, '0')).toReversed()
    const forged = Uint8Array.of(...fromHex(signature).subarray(0, 32), ...unreduced)
    expect(nobleVerify(fromHex(publicKey), fromHex(message), forged)).toBe(false)
  })

  /** The verdict on each of the 914 edges, pinned by what makes it one. */
  test('accepts two of the edges: none with a low-order component, another encoding or a low-order key', () => {
    const accepted: string[] = []
    for (const [key, signature, message, flags] of edges.vectors) {
      const publicKey = fromHex(edges.keys[Number(key)] ?? '')
      if (!nobleVerify(publicKey, encodeUtf8(String(message)), fromHex(String(signature)))) continue
      accepted.push(edges.flags.filter((_, i) => (Number(flags) >> i) & 1).join(' '))
    }
    expect(edges.vectors).toHaveLength(914)
    // R the identity, and nothing unusual at all.
    expect(accepted).toEqual(['low_order_R', ''])
  })

  test('lets one key of the edges be enrolled, no other being of prime order and canonical', () => {
    expect(edges.keys.filter((key) => isStrictPublicKey(fromHex(key)))).toEqual([
      'ef75b20e7540e3dff77404193652ba2bd13df99c1508eee1515e27ae25f28076',
    ])
  })
})
