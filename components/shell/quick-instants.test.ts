import { describe, expect, it } from 'vitest'
import { neighbourDay, quickInstants } from './quick-instants'

describe('quick choices of an instant', () => {
  it('are ends of days of the zone, not of UTC', () => {
    // In Shanghai it is the 1st of October already.
    expect(quickInstants(new Date('2026-09-30T17:00:00Z'), 'Asia/Shanghai')).toEqual({
      yesterday: '2026-09-30T15:59:59.000Z',
      week: '2026-09-24T15:59:59.000Z',
      lastMonth: '2026-09-30T15:59:59.000Z',
      lastQuarter: '2026-09-30T15:59:59.000Z',
    })
  })

  it('reach over the turn of a year and a change of the clock', () => {
    expect(quickInstants(new Date('2027-01-02T12:00:00Z'), 'Europe/Berlin')).toMatchObject({
      lastMonth: '2026-12-31T22:59:59.000Z',
      lastQuarter: '2026-12-31T22:59:59.000Z',
    })
    expect(quickInstants(new Date('2026-05-02T12:00:00Z'), 'Europe/Berlin')).toMatchObject({
      lastMonth: '2026-04-30T21:59:59.000Z',
      lastQuarter: '2026-03-31T21:59:59.000Z',
    })
  })

  it('step by days as far as one is over', () => {
    const now = new Date('2026-10-10T12:00:00Z')
    expect(neighbourDay('2026-10-08T15:59:59Z', -1, 'Asia/Shanghai', now)).toBe('2026-10-07T15:59:59.000Z')
    expect(neighbourDay('2026-10-08T15:59:59Z', 1, 'Asia/Shanghai', now)).toBe('2026-10-09T15:59:59.000Z')
    expect(neighbourDay('2026-10-09T15:59:59Z', 1, 'Asia/Shanghai', now)).toBeNull()
  })
})
