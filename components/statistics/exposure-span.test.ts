import { expect, test } from 'vitest'
import { exposureSpan } from './exposure-span'

test('stretches lie on one scale from the first publication until the instant shown', () => {
  const rows = [
    { published_at: '2026-01-01T00:00:00Z', first_seen: '2026-01-06T00:00:00Z' },
    { published_at: null, first_seen: '2026-01-03T00:00:00Z' },
  ]
  const span = exposureSpan(rows, '2026-01-11T00:00:00Z')
  expect(span('2026-01-01T00:00:00Z', '2026-01-06T00:00:00Z')).toEqual({
    insetInlineStart: '0%',
    width: '50%',
  })
  expect(span('2026-01-06T00:00:00Z', '2027-01-01T00:00:00Z')).toEqual({
    insetInlineStart: '50%',
    width: '50%',
  })
  expect(span('2026-01-06T00:00:00Z', '2026-01-06T00:00:00Z').width).toBe('0%')
})
