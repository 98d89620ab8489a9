import fc from 'fast-check'
import { expect, it } from 'vitest'
import { endOfLocalDay, localDay, startOfLocalDay } from './local-day'

const ZONES = [
  'Asia/Shanghai',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'UTC',
]
const INSTANTS = fc.integer({ min: Date.UTC(1965, 0, 1), max: Date.UTC(2040, 0, 1) })

it('the day of an instant is the one its zone prints, across every change of clocks', () => {
  const printers = new Map(
    ZONES.map((timeZone) => [timeZone, new Intl.DateTimeFormat('en-CA', { timeZone })]),
  )
  fc.assert(
    fc.property(INSTANTS, fc.constantFrom(...ZONES), (instant, zone) => {
      expect(localDay(instant, zone)).toBe(printers.get(zone)?.format(instant))
    }),
    { numRuns: 5000 },
  )
})

it('a day lies between its first and its last millisecond, and its neighbours outside', () => {
  fc.assert(
    fc.property(INSTANTS, fc.constantFrom(...ZONES), (instant, zone) => {
      const day = localDay(instant, zone)
      const [from, to] = [startOfLocalDay(day, zone), endOfLocalDay(day, zone)]
      expect([localDay(from, zone), localDay(to, zone)]).toEqual([day, day])
      expect(localDay(from - 1, zone)).not.toBe(day)
      expect(localDay(to + 1, zone)).not.toBe(day)
    }),
    { numRuns: 2000 },
  )
})
