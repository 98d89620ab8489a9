import type { ControlAssessment, GaugeCounts, Verdict } from './verdict'

const BAND: Record<Exclude<Verdict, 'not_applicable'>, keyof GaugeCounts> = {
  met: 'determined_met',
  no_gap_seen: 'no_gap_seen',
  partly_met: 'gap',
  not_met: 'gap',
  manual: 'to_be_judged',
  not_assessed: 'not_assessed',
}

/**
 * Counts of the stacked gauge over applicable controls, by the verdict that stands (a determination before the
 * machine's). `met` without a person is possible for CIS only and counts as determined: its full edge is the evidence asked for.
 */
export function gauge(assessments: readonly Pick<ControlAssessment, 'verdict'>[]): GaugeCounts {
  const counts: GaugeCounts = { determined_met: 0, no_gap_seen: 0, gap: 0, to_be_judged: 0, not_assessed: 0 }
  for (const { verdict } of assessments) {
    if (verdict !== 'not_applicable') counts[BAND[verdict]] += 1
  }
  return counts
}
