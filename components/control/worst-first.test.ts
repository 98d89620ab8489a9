import { describe, expect, it } from 'vitest'
import { worstFirst } from './worst-first'

describe('worstFirst', () => {
  it('puts what fails first, then what is not known, and keeps the order among equals', () => {
    const why = [
      { safeguard: 'a', result: 'not_applicable' },
      { safeguard: 'b', result: 'pass' },
      { safeguard: 'c', result: 'fail' },
      { safeguard: 'd', result: 'not_assessed' },
      { safeguard: 'e', result: 'fail' },
    ] as const
    expect(worstFirst(why).map(({ safeguard }) => safeguard)).toEqual(['c', 'e', 'd', 'b', 'a'])
  })
})
