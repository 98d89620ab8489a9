import { createCipheriv } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { seal } from './seal'
import { sealKey } from './sealed-form'
import { openSealed, unseal } from './unseal'

const OLD = 'the secret of last year, of 32 bytes and more'.replaceAll(' ', '-')
const NEW = 'the secret of this year, of 32 bytes and more'

function secrets(secret: string, previous = '') {
  vi.stubEnv('PLIMSOLL_SECRET', secret)
  vi.stubEnv('PLIMSOLL_SECRET_PREVIOUS', previous)
}
beforeEach(() => {
  vi.stubEnv('DATABASE_APP_URL', 'postgresql://app@localhost/plimsoll')
  secrets(OLD)
})
afterEach(() => vi.unstubAllEnvs())

describe('a sealed value', () => {
  it('opens at its place, and holds nothing of the text', () => {
    const sealed = seal('bind password 密码', 'identity_provider/a/b')
    expect(unseal(sealed, 'identity_provider/a/b')).toBe('bind password 密码')
    expect(Buffer.from(sealed).toString('latin1')).not.toContain('bind')
    expect(Buffer.from(seal('same', 'x')).equals(seal('same', 'x'))).toBe(false)
  })

  it('opens at no other place, and not when a bit of it was changed', () => {
    const sealed = seal('text', 'webhook/a')
    expect(() => unseal(sealed, 'webhook/b')).toThrow()
    for (const at of [0, 1, 13, sealed.length - 1]) {
      const broken = Uint8Array.from(sealed, (byte, index) => (index === at ? byte ^ 1 : byte))
      expect(() => unseal(broken, 'webhook/a')).toThrow()
    }
    expect(() => unseal(sealed.subarray(0, 10), 'webhook/a')).toThrow()
  })

  it('opens under a new secret only while the old one is listed, and is then stale', () => {
    const sealed = seal('text', 'p')
    expect(openSealed(sealed, 'p')).toEqual({ text: 'text', stale: false })
    secrets(NEW)
    expect(() => unseal(sealed, 'p')).toThrow()
    secrets(NEW, `some-other-secret-of-more-than-32-bytes\n${OLD}`)
    expect(openSealed(sealed, 'p')).toEqual({ text: 'text', stale: true })
    expect(openSealed(seal('text', 'p'), 'p')).toEqual({ text: 'text', stale: false })
  })

  it('opens in the first form too, which sealed webhooks', () => {
    const iv = Buffer.alloc(12, 7)
    const cipher = createCipheriv('aes-256-gcm', sealKey(OLD, 1), iv).setAAD(Buffer.from('t/w/address'))
    const content = Buffer.concat([cipher.update('https://x', 'utf8'), cipher.final()])
    const first = Buffer.concat([Buffer.of(1), iv, cipher.getAuthTag(), content])
    expect(openSealed(first, 't/w/address')).toEqual({ text: 'https://x', stale: true })
  })
})
