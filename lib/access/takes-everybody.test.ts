import { describe, expect, it } from 'vitest'
import { takesEverybody } from './takes-everybody'

const pattern = (value: string) => ({ match: 'pattern', value }) as const
const BASE = 'OU=Groups, DC=example, DC=org'

describe('a pattern takes in everybody', () => {
  it.each(['*', '**', '?*', '*?*', 'a*', '*b*', '* *'])('of an OpenID provider: %s', (value) => {
    expect(takesEverybody('oidc', null, pattern(value))).toBe(true)
  })
  it.each([
    '*',
    '*,*',
    'cn=*',
    '*,dc=org',
    'cn=*,ou=groups,dc=example,dc=org',
    'cn=a*,ou=Groups,dc=example,dc=org',
  ])('of a directory: %s', (value) => expect(takesEverybody('ldap', BASE, pattern(value))).toBe(true))
})

describe('a pattern takes in some', () => {
  it.each(['harbour-*', '*-harbour', 'har*', '*ops*'])('of an OpenID provider: %s', (value) => {
    expect(takesEverybody('oidc', null, pattern(value))).toBe(false)
  })
  it.each([
    '*,ou=harbour,ou=groups,dc=example,dc=org',
    'cn=harbour-*,ou=groups,dc=example,dc=org',
    '*,ou=it',
  ])('of a directory: %s', (value) => expect(takesEverybody('ldap', BASE, pattern(value))).toBe(false))
  it('when it is no pattern at all', () => {
    expect(takesEverybody('oidc', null, { match: 'exact', value: '*' })).toBe(false)
  })
})
