import { describe, expect, test } from 'vitest'
import { checkResult } from './check-result'
import { longestClock, monthsAfter, patchClock, withinPatchTime } from './patch-clock'
import type { AssetSafeguard, SafeguardInput, StateAt } from './verdict'

const state = (fix?: StateAt['fix'], since = '2026-03-10T00:00:00.000Z'): StateAt => ({
  assetId: 'a',
  checkKey: 'c',
  subject: 's',
  result: 'fail',
  detail: '',
  since,
  submissionId: 'sub',
  at: { from: 0, to: 1 },
  ...(fix ? { fix } : {}),
})
const FIX = (from: string, basis: 'fix' | 'published' = 'fix') => ({ versions: '2', clock: { from, basis } })
const input = (states: StateAt[], result: SafeguardInput['result'] = 'fail'): SafeguardInput => ({
  checkKey: 'c',
  checkName: 'trivy/vuln.critical',
  relation: 'direct',
  result,
  states,
})
const row = (inputs: SafeguardInput[]): AssetSafeguard => {
  const patch = longestClock(inputs)
  return { assetId: 'a', safeguardId: 's', result: 'fail', inputs, ...(patch ? { patch } : {}) }
}

describe('the time to patch', () => {
  test('runs from publication of the fix, else of the flaw, else from the day it was seen, and says which', () => {
    expect(patchClock(state(FIX('2026-01-01T00:00:00Z')))).toEqual({
      from: '2026-01-01T00:00:00Z',
      basis: 'fix',
    })
    expect(patchClock(state(FIX('2026-02-01T00:00:00Z', 'published'))).basis).toBe('published')
    expect(patchClock(state({ versions: '2', clock: null }))).toEqual({
      from: '2026-03-10T00:00:00.000Z',
      basis: 'first_seen',
    })
  })

  test('is that of the vulnerability that has waited longest; what is no vulnerability leaves no time', () => {
    const two = [state(FIX('2026-02-01T00:00:00Z')), state(FIX('2026-01-01T00:00:00Z'))]
    expect(longestClock([input(two)])?.from).toBe('2026-01-01T00:00:00Z')
    expect(longestClock([input([...two, state()])])).toBeUndefined()
  })

  test.each([
    ['2026-01-15T08:00:00.000Z', 1, '2026-02-15T08:00:00.000Z'],
    ['2026-01-31T00:00:00.000Z', 1, '2026-02-28T00:00:00.000Z'],
    ['2024-01-31T00:00:00.000Z', 1, '2024-02-29T00:00:00.000Z'],
    ['2026-11-30T23:59:59.000Z', 3, '2027-02-28T23:59:59.000Z'],
  ])('%s and %i months are %s', (from, months, due) => {
    expect(monthsAfter(from, months)).toBe(due)
  })

  test('overdue is the gap, not existence', () => {
    const waiting = row([input([state(FIX('2026-03-01T00:00:00.000Z'))])])
    const due = '2026-04-01T00:00:00.000Z'
    expect(withinPatchTime(waiting, 1, '2026-03-31T23:59:59.000Z')).toMatchObject({
      result: 'pass',
      patchDue: due,
    })
    expect(withinPatchTime(waiting, 1, due)).toMatchObject({ result: 'fail', patchDue: due })
    expect(withinPatchTime({ ...waiting, result: 'not_assessed' }, 1, due)).not.toHaveProperty('patchDue')
  })

  test('does not pass over what nobody has looked at', () => {
    const half = row([input([state(FIX('2026-03-01T00:00:00.000Z'))]), input([], 'absent')])
    expect(withinPatchTime(half, 1, '2026-03-02T00:00:00.000Z').result).toBe('not_assessed')
  })
})

test('a vulnerability that nobody can fix yet is shown and fails no check', () => {
  const unfixed = state({ versions: '', clock: null })
  expect(checkResult([unfixed])).toBe('pass')
  expect(checkResult([unfixed, state(FIX('2026-01-01T00:00:00Z'))])).toBe('fail')
  expect(longestClock([input([unfixed])])).toBeUndefined()
})
