import { expect, it } from 'vitest'
import { isTokenSecret, tokenPrefix, tokenSecret } from './token-secret'

it('is plm_ and 43 characters of base64url', () => {
  const secret = tokenSecret(new Uint8Array(32).fill(0xfb))
  expect(secret).toMatch(/^plm_[A-Za-z0-9_-]{43}$/)
  expect(isTokenSecret(secret)).toBe(true)
  expect(tokenPrefix(secret)).toBe(secret.slice(0, 10))
  expect(Buffer.from(secret.slice(4), 'base64url')).toEqual(Buffer.alloc(32, 0xfb))
})

it('has 32 bytes', () => {
  expect(() => tokenSecret(new Uint8Array(31))).toThrow(RangeError)
})

it.each([
  '',
  'plm_',
  `plm_${'a'.repeat(42)}`,
  `plm_${'a'.repeat(44)}`,
  `plm_${'a'.repeat(42)}=`,
  `PLM_${'a'.repeat(43)}`,
])('is not %j', (text) => {
  expect(isTokenSecret(text)).toBe(false)
})
