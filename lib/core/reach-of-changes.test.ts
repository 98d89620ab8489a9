import { expect, it } from 'vitest'
import { reachOfChanges } from './reach-of-changes'
import { FOREVER, type Interval } from './timeline'

const interval = (validFrom: number, validTo: number, more: Partial<Interval> = {}): Interval => ({
  result: 'pass',
  severity: 'unknown',
  detail: '',
  printedResult: '',
  submissionId: 'a',
  at: { from: 0, to: 0 },
  validFrom,
  validTo,
  ...more,
})
const change = (drop: Interval[], add: Interval[]) => ({
  checkKey: 'c',
  subjectKey: 's',
  subject: '',
  drop,
  add,
})
const fixed = (from: number | null) => ({
  vulnerability: {
    fixedIn: '2',
    severitySource: '',
    clock: from === null ? null : { from, basis: 'fix' as const },
  },
})

it('ends where a run that was cut goes on, by whomever it is said from there on', () => {
  const cut = change(
    [interval(1, FOREVER)],
    [
      interval(1, 5),
      interval(5, 6, { result: 'fail' }),
      interval(6, FOREVER, { submissionId: 'b', detail: 'x' }),
    ],
  )
  expect(reachOfChanges([cut])).toBe(6)
})

it('never ends where what is said now is something else', () => {
  expect(reachOfChanges([change([interval(1, FOREVER)], [interval(1, 5)])])).toBe(FOREVER)
  expect(reachOfChanges([change([], [interval(5, FOREVER)])])).toBe(FOREVER)
})

it('reaches as far as the time to patch may run from another day', () => {
  const later = change([interval(1, FOREVER, fixed(null))], [interval(6, FOREVER, fixed(null))])
  expect(reachOfChanges([later])).toBe(FOREVER)
  const same = change([interval(1, FOREVER, fixed(1))], [interval(1, FOREVER, { ...fixed(1), detail: 'x' })])
  expect(reachOfChanges([same])).toBe(1)
  const other = change([interval(1, FOREVER, fixed(1))], [interval(1, FOREVER, fixed(2))])
  expect(reachOfChanges([other])).toBe(FOREVER)
})

it('is nowhere where nothing changed', () => {
  expect(reachOfChanges([])).toBe(0)
})
