import { describe, expect, it } from 'vitest'
import { localTarget } from './local-target'

const of = (to: string | string[] | undefined) => localTarget(to, '/t/acme/', '/t/acme/overview')

describe('localTarget', () => {
  it('keeps a page of the tenant with its query', () => {
    expect(of('/t/acme/findings?status=open&as_of=2026-01-01T00:00:00Z')).toBe(
      '/t/acme/findings?status=open&as_of=2026-01-01T00:00:00Z',
    )
  })
  it.each([
    'https://evil.example/t/acme/',
    '//evil.example/t/acme/',
    '/\\evil.example/t/acme/',
    '/\t/evil.example',
    '/t/acme/../../other',
    '/t/other/overview',
    '/t/acme/sign-in',
    '',
    undefined,
    ['/t/acme/findings'],
  ])('refuses %j', (to) => {
    expect(of(to)).toBe('/t/acme/overview')
  })
  it('refuses a path of two slashes at the door of everyone', () => {
    expect(localTarget('/.//evil.example', '/', '/')).toBe('/')
  })
  it('leads nobody who has just come in out again', () => {
    expect(localTarget('/api/auth/signout', '/', '/')).toBe('/')
  })
})
