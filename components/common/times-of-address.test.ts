import { expect, it } from 'vitest'
import { instantInput } from '@/lib/views/common.schema'
import { timesOfAddress } from './times-of-address'

const read = (as_of: unknown) => timesOfAddress({ as_of }).as_of

it.each([
  ['2026-11-05T10:00:00Z', '2026-11-05T10:00:00.000Z'],
  ['2026-11-05T10:00Z', '2026-11-05T10:00:00.000Z'],
  ['2026-11-05T10:00:00.123456+08:00', '2026-11-05T02:00:00.123Z'],
  ['9998-12-31T23:59:59Z', '9998-12-31T23:59:59.000Z'],
  ['1000-01-01T00:00:00Z', '1000-01-01T00:00:00.000Z'],
])('%s is the instant %s, which the API takes', (text, iso) => {
  expect(read(text)).toBe(iso)
  expect(instantInput.safeParse(iso).success).toBe(true)
})

it.each([
  'garbage',
  '',
  '2026-11-05',
  '2026-02-30T00:00:00Z',
  '2026-13-01T00:00:00Z',
  '2026-11-05T25:00:00Z',
  '0000-01-01T00:00:00Z',
  '0999-12-31T23:59:59Z',
  '1000-01-01T00:00:00+08:00',
  '9998-12-31T23:59:59-01:00',
  '9999-01-01T00:00:00Z',
  '+010000-01-01T00:00:00Z',
  undefined,
  null,
  ['2026-11-05T10:00:00Z'],
])('%s is left out; the API would refuse it', (text) => {
  expect(read(text)).toBeUndefined()
  expect(instantInput.safeParse(text).success).toBe(false)
})
