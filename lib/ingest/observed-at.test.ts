import { expect, it } from 'vitest'
import { observedAt } from './observed-at'

const received = new Date('2026-11-22T12:00:00Z')
const written = new Date('2026-11-20T12:00:00Z')

it('when the file was written counts only where neither the sender nor the report says when the tool looked', () => {
  const declared = new Date('2026-11-21T00:00:00Z')
  expect(observedAt(declared, '2026-11-19T00:00:00Z', received, written)).toMatchObject({
    at: declared,
    source: 'parameter',
  })
  expect(observedAt(null, '2026-11-19T00:00:00Z', received, written)).toMatchObject({
    at: new Date('2026-11-19T00:00:00Z'),
    source: 'printed',
  })
  expect(observedAt(null, undefined, received, written)).toMatchObject({
    at: written,
    stated: written,
    source: 'parameter',
  })
  expect(observedAt(null, undefined, received)).toMatchObject({
    at: received,
    stated: null,
    source: 'received',
  })
})

it('a file that was written ahead of this server’s clock is placed when it came', () => {
  const ahead = new Date('2026-11-23T12:00:00Z')
  expect(observedAt(null, undefined, received, ahead)).toMatchObject({
    at: received,
    stated: ahead,
    notes: [{ code: 'clock_ahead' }],
  })
})
