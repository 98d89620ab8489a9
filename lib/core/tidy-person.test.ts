import fc from 'fast-check'
import { expect, it } from 'vitest'
import { tidyPerson } from './tidy-person'

const person = { issuer: 'i', subject: 's', login: 'l', name: 'n', email: null, groups: [] }

it('refuses who has no subject or one that cannot be kept, rather than cut it into somebody else’s', () => {
  for (const subject of ['', 'a\0b', 'x'.repeat(1_025), '\ud800']) {
    expect(tidyPerson({ ...person, subject })).toBeNull()
  }
})

it('keeps names short and free of control characters, and falls back to what there is', () => {
  expect(tidyPerson({ ...person, name: 'A\0\nB' })?.name).toBe('A  B')
  expect(tidyPerson({ ...person, name: '  ', login: '' })).toMatchObject({ name: 's', login: 's' })
  expect(tidyPerson({ ...person, name: '😀'.repeat(300) })?.name).toBe('😀'.repeat(200))
})

it('keeps groups once each, in an order of their own, without those that no database holds', () => {
  expect(tidyPerson({ ...person, groups: ['b', 'a', 'b', '', 'x\0', '\udfff'] })?.groups).toEqual(['a', 'b'])
})

it('makes of any person one that is well-formed', () => {
  const any = fc.string({ unit: 'binary', maxLength: 40 })
  fc.assert(
    fc.property(any, any, fc.array(any), (login, name, groups) => {
      const tidy = tidyPerson({ ...person, login, name, groups })
      const all = [tidy?.login, tidy?.name, ...(tidy?.groups ?? [])]
      expect(all.every((text) => text !== '' && text?.isWellFormed() && !text.includes('\0'))).toBe(true)
    }),
  )
})
