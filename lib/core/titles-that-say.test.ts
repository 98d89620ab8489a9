import { expect, it } from 'vitest'
import { titlesThatSay } from './titles-that-say'

it('finds our own titles by their Chinese words', () => {
  expect(titlesThatSay('root 用户')).toContain('A container runs as root')
  expect(titlesThatSay('ROOT 用户')).toEqual(titlesThatSay('root 用户'))
  expect(titlesThatSay('没有这样的检查')).toEqual([])
})
