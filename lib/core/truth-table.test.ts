import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { why } from './testing/evidence'
import { truthTable } from './truth-table'
import type { SafeguardResult, WhyEntry } from './verdict'

const note = { onFail: 'note', counted: false, uncounted: 'note_only' } as const
const supporting = { strength: 'supporting', onFail: null, counted: false, uncounted: 'supporting' } as const
const full = { strength: 'full' } as const
const any = { anyOf: 'g' } as const

describe('truthTable', () => {
  it.each<[string, WhyEntry[], string, string]>([
    ['no edge at all', [], 'manual', 'no_counted_edge'],
    ['supporting alone, though it fails', [why('a', 'fail', supporting)], 'manual', 'no_counted_edge'],
    ['a note alone, though it fails', [why('a', 'fail', note)], 'manual', 'no_counted_edge'],
    ['nothing counted applies', [why('a', 'not_applicable')], 'manual', 'nothing_applies'],
    ['one fails', [why('a', 'fail')], 'not_met', 'counted_safeguard_fails'],
    ['all fail', [why('a', 'fail'), why('b', 'fail')], 'not_met', 'counted_safeguard_fails'],
    ['one fails, one passes', [why('a', 'fail'), why('b', 'pass')], 'partly_met', 'counted_safeguard_fails'],
    [
      'one fails, one is unknown',
      [why('a', 'fail'), why('b', 'not_assessed')],
      'not_met',
      'counted_safeguard_fails',
    ],
    [
      'one fails, one does not apply',
      [why('a', 'fail'), why('b', 'not_applicable')],
      'not_met',
      'counted_safeguard_fails',
    ],
    [
      'one fails, only a supporting one passes',
      [why('a', 'fail'), why('b', 'pass', supporting)],
      'not_met',
      'counted_safeguard_fails',
    ],
    [
      'one fails, one passes, one is unknown',
      [why('a', 'fail'), why('b', 'pass'), why('c', 'not_assessed')],
      'partly_met',
      'counted_safeguard_fails',
    ],
    ['a full one fails', [why('a', 'fail', full)], 'not_met', 'counted_safeguard_fails'],
    ['one unknown', [why('a', 'not_assessed')], 'not_assessed', 'evidence_missing'],
    ['one stale', [why('a', 'not_assessed', { reason: 'stale' })], 'not_assessed', 'evidence_stale'],
    [
      'one unknown beside passes',
      [why('a', 'pass'), why('b', 'not_assessed')],
      'not_assessed',
      'evidence_missing',
    ],
    [
      'a full one passes, another is unknown',
      [why('a', 'pass', full), why('b', 'not_assessed')],
      'not_assessed',
      'evidence_missing',
    ],
    ['all partial ones pass', [why('a', 'pass'), why('b', 'pass')], 'no_gap_seen', 'all_counted_pass'],
    [
      'a note fails beside a pass',
      [why('a', 'pass'), why('b', 'fail', note)],
      'no_gap_seen',
      'all_counted_pass',
    ],
    [
      'a note is unknown beside a pass',
      [why('a', 'pass'), why('b', 'not_assessed', note)],
      'no_gap_seen',
      'all_counted_pass',
    ],
    [
      'a supporting one fails beside a pass',
      [why('a', 'pass'), why('b', 'fail', supporting)],
      'no_gap_seen',
      'all_counted_pass',
    ],
    [
      'one does not apply beside a pass',
      [why('a', 'pass'), why('b', 'not_applicable')],
      'no_gap_seen',
      'all_counted_pass',
    ],
    ['a full one passes', [why('a', 'pass', full)], 'met', 'all_counted_pass'],
    ['a full and a partial one pass', [why('a', 'pass', full), why('b', 'pass')], 'met', 'all_counted_pass'],
    [
      'the full one does not apply',
      [why('a', 'not_applicable', full), why('b', 'pass')],
      'no_gap_seen',
      'all_counted_pass',
    ],
    [
      'any of: one passes, one fails',
      [why('a', 'pass', any), why('b', 'fail', any)],
      'no_gap_seen',
      'all_counted_pass',
    ],
    [
      'any of: one passes, one is unknown',
      [why('a', 'pass', any), why('b', 'not_assessed', any)],
      'no_gap_seen',
      'all_counted_pass',
    ],
    [
      'any of: all fail',
      [why('a', 'fail', any), why('b', 'fail', any)],
      'not_met',
      'counted_safeguard_fails',
    ],
    [
      'any of: one fails, one is unknown',
      [why('a', 'fail', any), why('b', 'not_assessed', any)],
      'not_met',
      'counted_safeguard_fails',
    ],
    [
      'any of: one fails, one is not in use',
      [why('a', 'fail', any), why('b', 'not_applicable', any)],
      'not_met',
      'counted_safeguard_fails',
    ],
    [
      'any of: one passes, one is not in use',
      [why('a', 'pass', any), why('b', 'not_applicable', any)],
      'no_gap_seen',
      'all_counted_pass',
    ],
    ['any of: all unknown', [why('a', 'not_assessed', any)], 'not_assessed', 'evidence_missing'],
    ['any of: none in use', [why('a', 'not_applicable', any)], 'manual', 'nothing_applies'],
    [
      'any of fails beside a pass',
      [why('a', 'fail', any), why('b', 'pass')],
      'partly_met',
      'counted_safeguard_fails',
    ],
    [
      'any of passes beside a fail',
      [why('a', 'pass', any), why('b', 'fail', any), why('c', 'fail')],
      'partly_met',
      'counted_safeguard_fails',
    ],
  ])('%s', (_name, entries, verdict, reason) => {
    expect(truthTable(entries)).toEqual({ verdict, reason })
    expect(truthTable([...entries].reverse())).toEqual({ verdict, reason })
  })

  const results: SafeguardResult[] = ['pass', 'fail', 'not_assessed', 'not_applicable']
  const entry = fc
    .record({
      result: fc.constantFrom(...results),
      kind: fc.constantFrom({}, note, supporting, full, any, { anyOf: 'h' }),
    })
    .map(({ result, kind }) => why('a', result, kind))
  const rank = ['met', 'no_gap_seen', 'manual', 'not_assessed', 'partly_met', 'not_met']

  it('a safeguard that fails instead of passing never makes a verdict better', () => {
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 6 }), fc.nat(), (entries, pick) => {
        const index = pick % entries.length
        const worse = entries.map((one, i) => (i === index ? { ...one, result: 'fail' as const } : one))
        const [before, after] = [truthTable(entries).verdict, truthTable(worse).verdict]
        expect(rank.indexOf(after)).toBeGreaterThanOrEqual(rank.indexOf(before))
      }),
      { numRuns: 1000 },
    )
  })

  it('nothing unknown ever gives met or no gap seen outside a group', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 5 }), (entries) => {
        const { verdict } = truthTable([...entries, why('z', 'not_assessed')])
        expect(['not_assessed', 'partly_met', 'not_met']).toContain(verdict)
      }),
    )
  })
})
