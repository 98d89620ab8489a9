import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { supersededStretches, type TagSeen } from './superseded'
import { FOREVER } from './timeline'

const seen = (tag: string, at: number, assetId: string): TagSeen => ({ tag, at, assetId })

describe('when an image is superseded', () => {
  test('from when its only tag names another image', () => {
    const all = [seen('app:1', 1, 'a'), seen('app:1', 5, 'b')]
    expect(supersededStretches('a', all)).toEqual([{ from: 5, to: FOREVER }])
    expect(supersededStretches('b', all)).toEqual([])
  })

  test('not while another tag still names it', () => {
    const all = [seen('app:1', 1, 'a'), seen('app:latest', 2, 'a'), seen('app:latest', 5, 'b')]
    expect(supersededStretches('a', all)).toEqual([])
  })

  test('until a tag is moved back', () => {
    const all = [seen('app:1', 1, 'a'), seen('app:1', 5, 'b'), seen('app:1', 9, 'a')]
    expect(supersededStretches('a', all)).toEqual([{ from: 5, to: 9 }])
    expect(supersededStretches('b', all)).toEqual([{ from: 9, to: FOREVER }])
  })

  test('an image without tags never', () => {
    expect(supersededStretches('a', [])).toEqual([])
  })

  test('whatever the order in which sightings arrive, and while a tag is seen somebody holds it', () => {
    const one = fc.record({
      tag: fc.constantFrom('t', 'u'),
      at: fc.integer({ min: 1, max: 9 }),
      assetId: fc.constantFrom('a', 'b', 'c'),
    })
    fc.assert(
      fc.property(
        fc.uniqueArray(one, { maxLength: 12, selector: (s) => JSON.stringify(s) }),
        fc.nat(),
        (all, turn) => {
          const turned = [...all.slice(turn % (all.length || 1)), ...all.slice(0, turn % (all.length || 1))]
          for (const id of ['a', 'b', 'c'])
            expect(supersededStretches(id, turned)).toEqual(supersededStretches(id, all))
          if (all.length === 0) return
          const out = ['a', 'b', 'c'].filter((id) =>
            supersededStretches(id, all).some((s) => s.to === FOREVER),
          )
          const had = new Set(all.map((s) => s.assetId))
          expect(out.length).toBeLessThan(had.size)
        },
      ),
    )
  })
})
