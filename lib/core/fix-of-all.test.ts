import { expect, it } from 'vitest'
import { fixOfAll } from './fix-of-all'

it('is the greatest of all fixes in the order of the ecosystem, not of the alphabet', () => {
  const fixes = ['1.1.1d-0+deb10u8', '1.1.1n-0+deb10u1', '1.1.1n-0+deb10u10']
  expect(fixOfAll('deb', fixes, 0)).toEqual({ version: '1.1.1n-0+deb10u10', why: 'one_version' })
  expect(fixOfAll('npm', ['4.9.0, 3.10.2', '>=4.10.0'], 2)).toEqual({
    version: '4.10.0',
    why: 'some_unfixed',
  })
})

it('is none where versions cannot be compared, or none is known', () => {
  expect(fixOfAll('maven', ['2.13.4.Final', '2.14.0'], 0)).toEqual({ version: null, why: 'no_order' })
  expect(fixOfAll('deb', ['3.0.9-1', '1.1.1n-0+deb11u5'], 0, true)).toEqual({
    version: null,
    why: 'no_order',
  })
  expect(fixOfAll('npm', ['4.9.1', '4.9.0'], 0, true)).toEqual({ version: '4.9.1', why: 'one_version' })
  expect(fixOfAll('deb', [], 3)).toEqual({ version: null, why: 'no_fix' })
})
