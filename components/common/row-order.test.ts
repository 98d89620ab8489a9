import { describe, expect, it } from 'vitest'
import { inOrder, nextOrder, type RowOrder } from './row-order'

describe('the order of rows', () => {
  it.each([
    [false, [false, true]],
    [true, [true, false]],
  ])('of numbers: %s, goes one way, the other way, and back to none', (numbers, ways) => {
    const seen: RowOrder[] = [null]
    for (const _ of [1, 2, 3]) seen.push(nextOrder(seen.at(-1) ?? null, 'a', numbers))
    expect(seen).toEqual([null, ...ways.map((descending) => ({ column: 'a', descending })), null])
  })
  it('begins anew with another column', () => {
    expect(nextOrder({ column: 'a', descending: true }, 'b', false)).toEqual({
      column: 'b',
      descending: false,
    })
  })
  it('sorts up and down, keeps what is alike as it came, and the rows given as they are', () => {
    const rows = [
      { n: 2, id: 'a' },
      { n: 10, id: 'b' },
      { n: 2, id: 'c' },
    ]
    const ids = (given: readonly { id: string }[]) => given.map(({ id }) => id).join('')
    expect(ids(inOrder(rows, ({ n }) => n, false))).toBe('acb')
    expect(ids(inOrder(rows, ({ n }) => n, true))).toBe('bac')
    expect(inOrder(rows, undefined, true)).toBe(rows)
    expect(ids(rows)).toBe('abc')
  })
})
