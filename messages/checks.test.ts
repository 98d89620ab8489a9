import { expect, it } from 'vitest'
import { COMBINATION_TITLE } from '@/lib/core/combinations/combination-check'
import own from '../frameworks/tools/plimsoll.json'
import en from './en/checks.json'
import zh from './zh/checks.json'

it('titles of our own checks have words in both languages, by the title that the catalogue gives them, or that of combinations', () => {
  const titles = [...own.checks.map(({ title }) => title), COMBINATION_TITLE].sort()
  expect(Object.keys(zh).sort()).toEqual(titles)
  expect(Object.entries(en).filter(([title, words]) => title !== words)).toEqual([])
  for (const words of Object.values(zh)) expect(words).toMatch(/\p{Script=Han}/u)
})
