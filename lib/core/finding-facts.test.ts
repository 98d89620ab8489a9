import { describe, expect, it } from 'vitest'
import { findingFacts as factsOf } from './finding-facts'
import type { Result } from './report'
import { FOREVER, type Interval } from './timeline'

const AT = { from: 0, to: 1 }

/** A line from its beginnings; every interval ends where the next begins, the last one at `end`. */
function line(steps: readonly [number, Result | null, string?][], end = FOREVER): Interval[] {
  return steps.flatMap(([validFrom, result, detail = ''], i) => {
    const validTo = steps[i + 1]?.[0] ?? end
    const said = { severity: 'high', detail, printedResult: '', submissionId: 's', at: AT } as const
    return result ? [{ ...said, result, validFrom, validTo }] : []
  })
}

const findingFacts = (intervals: Interval[]) => factsOf([{ intervals, retired: [] }])

describe('what a line says of its finding', () => {
  it('is nothing where nothing failed', () => {
    expect(findingFacts([])).toBeNull()
    expect(findingFacts(line([[1, 'pass']]))).toBeNull()
  })

  it('is open since the failure began, though its words changed', () => {
    const facts = findingFacts(
      line([
        [1, 'pass'],
        [2, 'fail', 'one container'],
        [5, 'fail', 'two containers'],
      ]),
    )
    expect(facts).toEqual({ machine: 'open', firstSeen: 2, openedAt: 2, closedAt: null, reopened: 0 })
  })

  it('is closed when a later report passes, or no longer has the subject', () => {
    const closed = { machine: 'closed', firstSeen: 2, openedAt: 2, closedAt: 4, reopened: 0 }
    expect(
      findingFacts(
        line([
          [2, 'fail'],
          [4, 'pass'],
        ]),
      ),
    ).toEqual(closed)
    expect(
      findingFacts(
        line([
          [2, 'fail'],
          [4, null],
        ]),
      ),
    ).toEqual(closed)
  })

  it('counts every stretch after the first as a reopening', () => {
    const facts = findingFacts(
      line([
        [1, 'fail'],
        [2, 'pass'],
        [3, 'fail'],
        [4, 'pass'],
        [5, 'fail'],
      ]),
    )
    expect(facts).toEqual({ machine: 'open', firstSeen: 1, openedAt: 5, closedAt: null, reopened: 2 })
  })
})

describe('what several lines say of one finding', () => {
  it('is open while one of them fails, without a break where they take turns', () => {
    const [trivy, clair] = [line([[1, 'fail']], 5), line([[4, 'fail']])]
    const lines = [trivy, clair].map((intervals) => ({ intervals, retired: [] }))
    const open = { machine: 'open', firstSeen: 1, openedAt: 1, closedAt: null, reopened: 0 }
    expect(factsOf(lines)).toEqual(open)
    expect(factsOf(lines.toReversed())).toEqual(open)
  })

  it('closes with the asset, and opens again when it is brought back', () => {
    const intervals = line([[1, 'fail']])
    expect(factsOf([{ intervals, retired: [{ from: 3, to: FOREVER }] }])).toMatchObject({
      machine: 'closed',
      closedAt: 3,
    })
    const back = [{ intervals, retired: [{ from: 3, to: 6 }] }]
    expect(factsOf(back)).toMatchObject({ machine: 'open', openedAt: 6, reopened: 1 })
  })

  it('goes on in the image that takes the place of another', () => {
    const old = { intervals: line([[1, 'fail']]), retired: [{ from: 4, to: FOREVER }] }
    const rebuilt = { intervals: line([[4, 'fail']]), retired: [] }
    const facts = { machine: 'open', firstSeen: 1, openedAt: 1, reopened: 0 }
    expect(factsOf([old, rebuilt])).toMatchObject(facts)
    const mended = { intervals: line([[4, 'pass']]), retired: [] }
    expect(factsOf([old, mended])).toMatchObject({ machine: 'closed', closedAt: 4 })
  })

  it('is nothing where it failed only on what was retired', () => {
    expect(factsOf([{ intervals: line([[4, 'fail']]), retired: [{ from: 2, to: FOREVER }] }])).toBeNull()
  })
})
