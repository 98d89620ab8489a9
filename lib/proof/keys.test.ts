import { describe, expect, test } from 'vitest'
import { toHex } from './hex'
import { deriveLogSeed } from './keys'
import { nobleSigner } from './noble'
import { logOrigin, parseLogOrigin } from './origin'
import { ProofError } from './proof-error'

const secret = Uint8Array.from({ length: 32 }, (_, i) => i)
const parts = {
  host: 'example.com',
  logId: '000102030405060708090a0b0c0d0e0f',
  logName: 'evidence',
  epoch: 1,
}

describe('logOrigin', () => {
  test('is written and read alike', () => {
    expect(logOrigin(parts)).toBe('plimsoll.example.com/log/000102030405060708090a0b0c0d0e0f/evidence/1')
    for (const host of ['localhost:3000', '[::1]:3000', '[2001:db8::1]', '10.0.0.1', 'a-b.example']) {
      expect(parseLogOrigin(logOrigin({ ...parts, host }))).toEqual({ ...parts, host })
    }
  })

  test.each([
    ['a host with a space', { host: 'a b' }],
    ['a host with a plus', { host: 'a+b' }],
    ['a host with a path', { host: 'a/log' }],
    ['an empty host', { host: '' }],
    ['a host in upper case', { host: 'Example.com' }],
    ['a tenant’s name for an id', { logId: 'acme' }],
    ['an id of 120 bits', { logId: parts.logId.slice(2) }],
    ['a name in upper case', { logName: 'Evidence' }],
    ['an empty name', { logName: '' }],
    ['a negative epoch', { epoch: -1 }],
    ['a fractional epoch', { epoch: 1.5 }],
  ])('refuses %s', (_, change) => {
    expect(() => logOrigin({ ...parts, ...change })).toThrow(ProofError)
  })

  test.each(['/01', '/1/', '/', '/1\n'])('refuses to read an origin that ends in "%s"', (end) => {
    expect(() => parseLogOrigin(logOrigin(parts).replace(/\/1$/, end))).toThrow(ProofError)
  })
})

describe('deriveLogSeed', () => {
  /** HKDF-SHA256 of the same inputs by OpenSSL 3.0. */
  test('is HKDF-SHA256 with the origin as info, for ever', () => {
    expect(toHex(deriveLogSeed(secret, logOrigin(parts)))).toBe(
      '1f8694fd1813613636b7ef5b7bfe9c76d5654c680c89e5c94abaedb7733d09ca',
    )
  })

  test('gives every log, host and epoch its own key, and the same again', () => {
    const origins = [
      parts,
      { ...parts, epoch: 2 },
      { ...parts, logName: 'audit' },
      { ...parts, host: 'example.org' },
    ]
    const keys = origins.map((origin) =>
      toHex(nobleSigner(deriveLogSeed(secret, logOrigin(origin))).publicKey),
    )
    expect(new Set(keys).size).toBe(4)
    expect(deriveLogSeed(secret, logOrigin(parts))).toEqual(deriveLogSeed(secret, logOrigin(parts)))
    expect(deriveLogSeed(secret.with(0, 1), logOrigin(parts))).not.toEqual(
      deriveLogSeed(secret, logOrigin(parts)),
    )
  })

  test('refuses a short secret and an origin that is none', () => {
    expect(() => deriveLogSeed(secret.subarray(1), logOrigin(parts))).toThrow('under 32 bytes')
    expect(() => deriveLogSeed(secret, 'example.com')).toThrow(ProofError)
  })
})
