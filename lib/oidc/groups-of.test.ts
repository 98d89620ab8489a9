import { describe, expect, it } from 'vitest'
import { BoundedCache } from './bounded-cache'
import { groupsOf } from './groups-of'
import { tokensOf } from './openid-tokens'

describe('groups of claims', () => {
  it.each<[string, Record<string, unknown>, string[] | null]>([
    ['groups', { groups: ['a', 'b', 'a', ' ', 7, null] }, ['a', 'b']],
    ['groups', { groups: 'a' }, ['a']],
    ['groups', { groups: [] }, []],
    ['groups', {}, null],
    ['groups', { groups: null }, null],
    ['realm_access.roles', { realm_access: { roles: ['a'] } }, ['a']],
    ['realm_access.roles', { realm_access: null }, null],
    ['https://corp.example/groups', { 'https://corp.example/groups': ['a'] }, ['a']],
    ['/resource_access/my.client/roles', { resource_access: { 'my.client': { roles: ['a'] } } }, ['a']],
    ['/a~1b/c~0d', { 'a/b': { 'c~d': 'x' } }, ['x']],
    ['constructor.name', {}, null],
    ['__proto__', {}, null],
  ])('%s of %j', (path, claims, groups) => {
    expect(groupsOf(claims, path)).toEqual(groups)
  })

  it.each([
    ['groups', { _claim_names: { groups: 'src1' } }],
    ['groups', { hasgroups: true }],
    ['groups', { hasgroups: 'true' }],
    ['/groups', { _claim_names: { groups: 'src1' } }],
    ['roles', { _claim_names: { roles: 'src1' } }],
  ])('%s of %j were left out', (path, claims) => {
    expect(() => groupsOf(claims, path)).toThrow(expect.objectContaining({ code: 'overage' }))
  })

  it('are taken as they are where others were left out', () => {
    expect(groupsOf({ roles: ['a'], _claim_names: { groups: 'src1' } }, 'roles')).toEqual(['a'])
    expect(groupsOf({ _claim_names: { groups: 'src1' } }, 'roles')).toBeNull()
  })
})

describe('what is kept of tokens', () => {
  it('keeps what an answer does not renew, and no token that is too long for an address', () => {
    const before = { refreshToken: 'r', idToken: 'i' }
    expect(tokensOf({}, before)).toMatchObject({ refreshToken: 'r', idToken: 'i' })
    expect(tokensOf({ refresh_token: 'r2', id_token: 'x'.repeat(6001) }, before)).toMatchObject({
      refreshToken: 'r2',
      idToken: null,
    })
  })
})

describe('a bounded cache', () => {
  it('forgets what is old, and what was asked for longest ago', () => {
    const cache = new BoundedCache<number>(2, 100)
    cache.set('a', 1, 0)
    cache.set('b', 2, 0)
    expect(cache.get('a', 1)).toBe(1)
    cache.set('c', 3, 1)
    expect([cache.get('a', 2), cache.get('b', 2), cache.get('c', 2), cache.size]).toEqual([
      1,
      undefined,
      3,
      2,
    ])
    expect(cache.get('c', 101)).toBeUndefined()
  })
})
