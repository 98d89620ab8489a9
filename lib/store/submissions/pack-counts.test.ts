import fc from 'fast-check'
import { expect, it } from 'vitest'
import { packCounts, unpackCounts } from './pack-counts'

const counts = fc.dictionary(fc.string({ minLength: 1 }), fc.nat(), { noNullPrototype: true })
const maybe = fc.option(counts)
const changes = fc.record(
  { opened: fc.nat(), closed: fc.nat(), unchanged: fc.nat(), opened_by_severity: counts },
  { requiredKeys: ['opened', 'closed', 'unchanged'], noNullPrototype: true },
)

it('gives back what was counted, and says apart what was counted as nothing and what was not counted', () => {
  fc.assert(
    fc.property(maybe, maybe, fc.option(changes), (byResult, bySeverity, changed) => {
      const counted = { byResult, bySeverity, changes: changed }
      const { names, counts } = packCounts(counted)
      expect(unpackCounts(names, counts)).toEqual(counted)
    }),
  )
})

it('names the same on days that count the same things', () => {
  const day = (pass: number) => packCounts({ byResult: { pass, fail: 3 }, bySeverity: null, changes: null })
  expect(day(1).names).toEqual(day(117).names)
  expect(day(117).counts).toBe('3 117')
})
