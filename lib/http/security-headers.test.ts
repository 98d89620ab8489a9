import { expect, it } from 'vitest'
import { securityHeaders } from './security-headers'

const of = (more: Partial<Parameters<typeof securityHeaders>[0]> = {}) =>
  securityHeaders({ nonce: 'abc', https: false, development: false, ...more })
const directive = (headers: Record<string, string>, name: string) =>
  headers['content-security-policy']?.split('; ').find((part) => part.startsWith(`${name} `))

it('runs scripts only by the nonce, never inline or by eval', () => {
  const scripts = directive(of(), 'script-src')
  expect(scripts).toBe("script-src 'self' 'nonce-abc' 'strict-dynamic'")
  expect(directive(of({ development: true }), 'script-src')).toContain("'unsafe-eval'")
})

it('lets nobody frame a page, and nothing be loaded from elsewhere', () => {
  expect(directive(of(), 'frame-ancestors')).toBe("frame-ancestors 'none'")
  expect(of()['content-security-policy']).not.toMatch(/https?:|\*/)
})

it('asks for TLS for ever only where there is TLS', () => {
  expect(of()).not.toHaveProperty('strict-transport-security')
  expect(of({ https: true })['strict-transport-security']).toBe('max-age=31536000')
})
