import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalDn } from './distinguished-name'

const same = (a: string, b: string) => expect(normalDn(a)).toEqual(normalDn(b))
const differ = (a: string, b: string) => expect(normalDn(a)).not.toEqual(normalDn(b))

describe('distinguished names are the same', () => {
  it('in any case, with any white space around and within', () => {
    same(
      'CN=Plimsoll  Owners , OU = Groups,DC=Example,DC=com',
      'cn=plimsoll owners,ou=groups,dc=example,dc=com',
    )
  })

  it('however a character is escaped (RFC 4514 §2.4)', () => {
    same('cn=Smith\\, John\\+1,dc=x', 'cn=Smith\\2c John\\2B1,dc=x')
    same('cn=\\e8\\bf\\90\\e7\\bb\\b4,dc=x', 'cn=运维,dc=x')
    same('cn=\\#1,dc=x', 'cn=\\231,dc=x')
  })

  it('with the pairs of a multi-valued relative name in any order', () => {
    same('cn=a+uid=b,dc=x', 'UID=B+CN=A,dc=x')
  })

  it('with object identifiers of the usual types', () => {
    same('2.5.4.3=a,OID.0.9.2342.19200300.100.1.25=x', 'cn=a,dc=x')
  })
})

describe('distinguished names differ', () => {
  it.each([
    ['a part more', 'cn=a,dc=x', 'cn=a,ou=b,dc=x'],
    ['a comma that is of the value', 'cn=a\\,dc=x', 'cn=a,dc=x'],
    ['a plus that is of the value', 'cn=a\\+uid=b,dc=x', 'cn=a+uid=b,dc=x'],
    // Folded to an ASCII comma by NFKC, it must not become one that separates.
    ['a full-width comma', 'cn=a，dc=x', 'cn=a,dc=x'],
    ['another order of parts', 'dc=x,cn=a', 'cn=a,dc=x'],
    ['another type', 'uid=a,dc=x', 'cn=a,dc=x'],
  ])('by %s', (_, a, b) => differ(a, b))
})

it('is total, and a name escaped in hex throughout is the same name', () => {
  const hex = (text: string) =>
    [...new TextEncoder().encode(text)].map((byte) => `\\${byte.toString(16).padStart(2, '0')}`).join('')
  const value = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => text.isWellFormed())
  fc.assert(
    fc.property(value, value, (a, b) => {
      const plain = (text: string) => text.replace(/[\\,+"<>;=#]/g, (char) => hex(char))
      same(`cn=${plain(a)},ou=${plain(b)},dc=x`, `cn=${hex(a)},ou=${hex(b)},dc=x`)
    }),
  )
  fc.assert(fc.property(fc.string(), fc.boolean(), (text, wild) => Array.isArray(normalDn(text, wild))))
})
