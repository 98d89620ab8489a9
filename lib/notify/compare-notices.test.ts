import { expect, it } from 'vitest'
import { compareNotices } from './compare-notices'

const held = (...keys: string[]) => keys.map((key) => ({ key, group: key.split('/')[0] ?? '', item: key }))

it('begins a group with what holds, and tells nothing of it', () => {
  expect(compareNotices({ held: held('a/1', 'a/2'), groups: ['a'] }, new Set())).toEqual({
    fresh: [],
    add: ['a', 'a/1', 'a/2'],
    drop: [],
  })
})

it('tells what is new in a group that was looked at before, once', () => {
  const told = new Set(['a', 'a/1'])
  const { fresh, add } = compareNotices({ held: held('a/1', 'a/2'), groups: ['a'] }, told)
  expect(fresh).toEqual(['a/2'])
  expect(
    compareNotices({ held: held('a/1', 'a/2'), groups: ['a'] }, new Set([...told, ...add])).fresh,
  ).toEqual([])
})

it('begins a new group beside an old one', () => {
  expect(compareNotices({ held: held('a/2', 'b/1'), groups: ['a', 'b'] }, new Set(['a'])).fresh).toEqual([
    'a/2',
  ])
})

it('tells again what had gone and came back, and forgets a group that is no more', () => {
  const gone = compareNotices({ held: [], groups: ['a'] }, new Set(['a', 'a/1', 'b', 'b/1']))
  expect(gone.drop).toEqual(['a/1', 'b', 'b/1'])
  expect(compareNotices({ held: held('a/1'), groups: ['a'] }, new Set(['a'])).fresh).toEqual(['a/1'])
})

it('knows a group that holds nothing', () => {
  expect(compareNotices({ held: [], groups: ['a'] }, new Set()).add).toEqual(['a'])
})

it('keeps what nobody can say now: evidence that was stale for a while makes no gap new', () => {
  const told = new Set(['a', 'a/1'])
  const stale = compareNotices({ held: [], groups: ['a'], unsure: ['a/1', 'a/2'] }, told)
  expect(stale).toEqual({ fresh: [], add: [], drop: [] })
})
