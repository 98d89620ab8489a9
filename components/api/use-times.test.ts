import { beforeEach, expect, it, vi } from 'vitest'
import { pageTimes } from '@/app/t/[tenant]/page-times'
import { instantOfLocal } from '@/components/common/format-instant'
import { useTimes } from './use-times'

let address: URLSearchParams
vi.mock('next/navigation', () => ({ useSearchParams: () => address }))
beforeEach(() => {
  address = new URLSearchParams()
})

it.each(['as_of=garbage', 'as_of=0000-01-01T00:00:00Z', 'known_at=9999-12-31T23:59:59Z&as_of='])(
  'the browser leaves out of ?%s what the first load left out, instead of failing on it',
  (search) => {
    address = new URLSearchParams(search)
    expect(useTimes()).toEqual({ as_of: undefined, known_at: undefined })
    expect(useTimes()).toEqual(pageTimes(Object.fromEntries(address)))
  },
)

it('the browser reads good times as the first load does, so that it does not ask again', () => {
  address = new URLSearchParams({ as_of: '2026-11-05T10:00:00+08:00', known_at: '2026-11-06T00:00:00Z' })
  expect(useTimes().as_of).toBe('2026-11-05T02:00:00.000Z')
  expect(useTimes()).toEqual(pageTimes(Object.fromEntries(address)))
})

it.each(['0001-01-01T00:00', '99999-01-01T00:00', 'x'])(
  '%s in the picker is no time, not a failure',
  (typed) => {
    expect(instantOfLocal(typed, 'Asia/Shanghai')).toBeNull()
  },
)
