import type { AssessmentReason, SafeguardReason, SafeguardResult, Verdict, WhyEntry } from './verdict'

export interface MachineVerdict {
  verdict: Verdict
  reason: AssessmentReason
}

/** What is counted once: an edge, or all edges of one `any_of` group. */
interface Unit {
  result: SafeguardResult
  reasons: (SafeguardReason | undefined)[]
  full: boolean
}

const SINGLE: readonly SafeguardResult[] = ['fail', 'not_assessed', 'pass', 'not_applicable']
/** One passing member is enough; a member not in use drops out; one that was not looked at excuses no failing one. */
const ANY_OF: readonly SafeguardResult[] = ['pass', 'fail', 'not_assessed', 'not_applicable']

function unitOf(entries: readonly WhyEntry[], order: readonly SafeguardResult[]): Unit {
  const result = order.find((one) => entries.some((e) => e.result === one)) ?? 'not_assessed'
  const decisive = entries.filter((entry) => entry.result === result)
  return {
    result,
    reasons: decisive.map((entry) => entry.reason),
    full: decisive.some((entry) => entry.strength === 'full'),
  }
}

function unitsOf(counted: readonly WhyEntry[]): Unit[] {
  const single = counted.filter((entry) => entry.anyOf === undefined)
  const groups = new Set(counted.flatMap((entry) => entry.anyOf ?? []))
  return [
    ...single.map((entry) => unitOf([entry], SINGLE)),
    ...[...groups].map((group) =>
      unitOf(
        counted.filter((entry) => entry.anyOf === group),
        ANY_OF,
      ),
    ),
  ]
}

/**
 * The machine's verdict on one applicable control, first row that fits:
 * no counted edge → `manual`; nothing counted applies to the scope → `manual`; a counted safeguard fails →
 * `partly_met` if another passes, else `not_met`; one is without fresh evidence → `not_assessed`; all pass → `met` if an edge
 * is `full` (CIS only), else `no_gap_seen`. Order of the entries does not matter.
 */
export function truthTable(entries: readonly WhyEntry[]): MachineVerdict {
  const counted = entries.filter((entry) => entry.counted)
  if (counted.length === 0) return { verdict: 'manual', reason: 'no_counted_edge' }
  const units = unitsOf(counted).filter((unit) => unit.result !== 'not_applicable')
  if (units.length === 0) return { verdict: 'manual', reason: 'nothing_applies' }
  const passes = units.some((unit) => unit.result === 'pass')
  if (units.some((unit) => unit.result === 'fail')) {
    return { verdict: passes ? 'partly_met' : 'not_met', reason: 'counted_safeguard_fails' }
  }
  const open = units.filter((unit) => unit.result === 'not_assessed')
  if (open.length > 0) {
    const stale = open.some((unit) => unit.reasons.includes('stale'))
    return { verdict: 'not_assessed', reason: stale ? 'evidence_stale' : 'evidence_missing' }
  }
  const verdict = units.some((unit) => unit.full) ? 'met' : 'no_gap_seen'
  return { verdict, reason: 'all_counted_pass' }
}
