import { expect, it } from 'vitest'
import { keptInMemory } from './kept-in-memory'

it('forgets what was longest not asked for, until all that is left has room', () => {
  const memory = keptInMemory<string>(10, (text) => text.length)
  memory.set('a', '1234')
  memory.set('b', '1234')
  expect(memory.get('a')).toBe('1234')
  memory.set('c', '1234')
  expect([memory.get('a'), memory.get('b'), memory.get('c')]).toEqual(['1234', undefined, '1234'])
  memory.set('a', '12')
  memory.set('d', '1234')
  expect([memory.get('a'), memory.get('c'), memory.get('d')]).toEqual(['12', '1234', '1234'])
  memory.set('e', '12345678901')
  expect(['a', 'c', 'd', 'e'].map((one) => memory.get(one))).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})
