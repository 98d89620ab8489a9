import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readLabelRule } from './label-rule'

describe('reading a rule', () => {
  it('brings values into one order, once each', () => {
    const read = readLabelRule({ all: [{ key: 'team', in: ['payments', 'billing', 'payments'] }] })
    expect(read).toEqual({ all: [{ key: 'team', in: ['billing', 'payments'] }] })
  })

  it.each([
    null,
    [],
    'team=payments',
    {},
    { all: [] },
    { all: [{ key: '', in: ['x'] }] },
    { all: [{ key: 'team', in: [] }] },
    { all: [{ key: 'team', in: [''] }] },
    { all: [{ key: 'team', in: [7] }] },
    { all: [{ key: 'team', in: ['a\u0000'] }] },
    { all: [{ key: 'team', in: ['\ud800'] }] },
    { all: [{ key: 'team', in: ['x'], not: true }] },
    { all: [{ key: 'team', in: ['x'] }], any: [] },
    {
      all: [
        { key: 'team', in: ['x'] },
        { key: 'team', in: ['y'] },
      ],
    },
  ])('refuses %j', (value) => {
    expect(readLabelRule(value)).toBeNull()
  })

  it('never throws, and reads what it has read as it is', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const read = readLabelRule(value)
        if (read) expect(readLabelRule(JSON.parse(JSON.stringify(read)))).toEqual(read)
      }),
    )
  })
})
