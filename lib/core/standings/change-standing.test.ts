import fc from 'fast-check'
import { expect, it } from 'vitest'
import { changedStanding, standingChanges } from './change-standing'
import { numberedAnew } from './numbered-anew'
import type { Standing } from './standing'

const PLACES = 12
const set = fc.uniqueArray(fc.nat(40), { maxLength: 3 }).map((members) => members.sort((a, b) => a - b))
const place = fc.record({
  code: fc.nat(6),
  rests: set,
  fails: set,
  clock: fc.option(fc.integer({ min: 1, max: 2e12 }), { nil: 0 }),
})

const standing = fc.array(place, { minLength: PLACES, maxLength: PLACES }).map((places): Standing => {
  const sets = [[], ...places.flatMap(({ rests, fails }) => [rests, fails])]
  const first = (members: readonly number[]) => sets.findIndex((one) => one.join() === members.join())
  const numbered = numberedAnew(
    sets,
    Uint16Array.from(places, ({ rests }) => first(rests)),
    Uint16Array.from(places, ({ fails }) => first(fails)),
  )
  return {
    version: 'v',
    fresh: true,
    kinds: [{ tool: 't', profile: '', setId: 's' }],
    codes: Uint8Array.from(places, ({ code }) => code),
    clocks: new Map(places.flatMap(({ clock }, i) => (clock ? [[i, clock] as const] : []))),
    ...numbered,
  }
})

it('is the other standing again, number for number', () => {
  fc.assert(
    fc.property(standing, standing, (base, next) => {
      expect(changedStanding(base, standingChanges(base, next) ?? [])).toEqual(next)
    }),
  )
})

it('is nothing where nothing differs, and is not made where looks or freshness do', () => {
  fc.assert(
    fc.property(standing, (one) => {
      expect(standingChanges(one, { ...one })).toEqual([])
      expect(standingChanges(one, { ...one, fresh: false })).toBeNull()
      expect(standingChanges(one, { ...one, kinds: [] })).toBeNull()
      expect(standingChanges(one, { ...one, version: 'w' })).toBeNull()
    }),
  )
})
