import { expect, it } from 'vitest'
import { accountName } from './account-name'

it('is one for every spelling that a directory takes for the same name', () => {
  const spellings = [
    'Wang  Wei',
    ' wang wei ',
    'WANG WEI',
    'ｗａｎｇ　ｗｅｉ',
    'wang\u00A0wei',
    'wa\u00ADng\twei',
    'wang\u200B wei',
  ]
  expect(new Set(spellings.map(accountName))).toEqual(new Set(['wang wei']))
  expect(accountName('STRASSE')).toBe(accountName('straße'))
})

it('is another for another name', () => {
  expect(accountName('wang.wei')).not.toBe(accountName('wang wei'))
  expect(accountName('wangwei')).not.toBe(accountName('wang wei'))
})
