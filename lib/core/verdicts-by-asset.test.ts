import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { row, why } from './testing/evidence'
import { truthTable } from './truth-table'
import type { AssessmentReason, ControlAssessment, SafeguardResult, WhyEntry } from './verdict'
import { verdictsByAsset } from './verdicts-by-asset'

function control(entries: WhyEntry[], notApplicable = false): ControlAssessment {
  const machine = truthTable(entries)
  return {
    control: {
      id: 'c',
      ref: 'c',
      title: { en: 'c', zh: 'c' },
      summary: null,
      parent: null,
      level: null,
      assessment: null,
      ...(notApplicable && { notApplicable: { code: 'profile_excludes' as const } }),
    },
    machineVerdict: machine.verdict,
    verdict: machine.verdict,
    indication: false,
    coverage: { assessed: 0, in_scope: 0 },
    reason: machine.reason,
    why: entries,
  }
}
const WORST: SafeguardResult[] = ['fail', 'not_assessed', 'pass', 'not_applicable']
/** A counted safeguard with its results on assets, by name. */
function on(id: string, results: Record<string, SafeguardResult>, more: Partial<WhyEntry> = {}): WhyEntry {
  const assets = Object.entries(results).map(([asset, result]) => row(asset, result))
  const worst = WORST.find((one) => assets.some((a) => a.result === one)) ?? 'not_assessed'
  return why(id, worst, { ...more, assets })
}
const said = (entries: WhyEntry[], notApplicable = false) =>
  Object.fromEntries(
    [...verdictsByAsset(control(entries, notApplicable))].map(([asset, one]) => [asset, one.verdict]),
  )

describe('verdictsByAsset', () => {
  it('judges each asset by what counted safeguards came to on it alone', () => {
    const entries = [
      on('s1', { a: 'fail', b: 'pass', c: 'not_assessed' }),
      on('s2', { a: 'pass', b: 'pass' }),
    ]
    expect(said(entries)).toEqual({ a: 'partly_met', b: 'no_gap_seen', c: 'not_assessed' })
  })

  it('leaves out assets that only uncounted safeguards concern, and everything the profile takes out', () => {
    const note = { counted: false, uncounted: 'note_only', onFail: 'note' } as const
    expect(said([on('s1', { a: 'pass' }), on('s2', { b: 'fail' }, note)])).toEqual({ a: 'no_gap_seen' })
    expect(said([on('s1', { a: 'fail' })], true)).toEqual({})
  })

  it('says that what applies to no part of an asset does not apply to it', () => {
    expect(said([on('s1', { a: 'not_applicable', b: 'pass' })])).toEqual({
      a: 'not_applicable',
      b: 'no_gap_seen',
    })
  })

  it('carries the reason of the asset, not of the scope', () => {
    const entry: WhyEntry = {
      ...on('s1', {}),
      result: 'not_assessed',
      reason: 'stale',
      assets: [
        row('a', 'not_assessed', { reason: 'stale' }),
        row('b', 'not_assessed', { reason: 'never_looked_at' }),
      ],
    }
    const reasons = [...verdictsByAsset(control([entry]))].map(([, one]): AssessmentReason => one.reason)
    expect(reasons).toEqual(['evidence_stale', 'evidence_missing'])
  })

  it('agrees with the control: it has a gap exactly when an asset has one (without alternatives)', () => {
    const result = fc.constantFrom<SafeguardResult>('pass', 'fail', 'not_assessed', 'not_applicable')
    const entries = fc.array(fc.dictionary(fc.constantFrom('a', 'b', 'c'), result, { minKeys: 1 }), {
      minLength: 1,
      maxLength: 4,
    })
    fc.assert(
      fc.property(entries, (maps) => {
        const all = control(maps.map((one, n) => on(`s${n}`, one)))
        const gap = (verdict: string) => verdict === 'not_met' || verdict === 'partly_met'
        const some = [...verdictsByAsset(all).values()].some((one) => gap(one.verdict))
        expect(some).toBe(gap(all.machineVerdict))
      }),
    )
  })
})
