import { type AssessFrameworkInput, assessFramework } from './assess-framework'
import { recommendationResults } from './recommendation-results'
import { safeguardResults } from './safeguard-results'
import type { AssetSafeguard, ControlAssessment, CoverageAt, ScopedAsset, StateAt } from './verdict'

export interface AssessInput extends Omit<AssessFrameworkInput, 'rows'> {
  assets: readonly ScopedAsset[]
  /** States that hold at `at`. */
  states: readonly StateAt[]
  /** Latest coverage per (asset, tool, profile) at `at`. */
  coverage: readonly CoverageAt[]
}

function rowsOf(input: AssessInput): AssetSafeguard[] {
  const { assets, states, coverage, at, catalogue, frameworkId } = input
  const looked = { assets, states, coverage, at, toolChecks: catalogue.toolChecks }
  if (catalogue.familyOf.get(frameworkId) === 'cis') return recommendationResults(looked)
  const needed = new Set(catalogue.edges.flatMap((e) => (e.framework === frameworkId ? e.safeguard : [])))
  return safeguardResults({ ...looked, safeguards: catalogue.safeguards.filter((s) => needed.has(s.id)) })
}

/**
 * Assesses a framework at a level over a scope, from the evidence: one answer per control of the level, in printed
 * order. A pure function of states, coverage, profile, mapping and determinations at an instant.
 * Risk acceptances are no input: they never change a verdict.
 * @throws RangeError when there is no such framework or level
 */
export function assess(input: AssessInput): ControlAssessment[] {
  return assessFramework({ ...input, rows: rowsOf(input) })
}
