import { binds } from './binds'
import type { MappingEdge } from './framework'
import type { ScopeResult } from './scope-result'
import type { ApplicabilityProfile, UncountedReason, WhyEntry } from './verdict'

function uncounted(edge: MappingEdge, profile: ApplicabilityProfile): UncountedReason | undefined {
  if (edge.strength === 'supporting') return 'supporting'
  if (edge.on_fail !== 'gap') return 'note_only'
  if (edge.condition && !binds(edge.condition, profile)) return 'condition_not_met'
  return undefined
}

/**
 * One edge with what its safeguard came to. Counted are `full` edges and `partial` ones whose failing is a gap,
 * where the profile meets their condition; all others are shown only.
 */
export function whyEntry(edge: MappingEdge, scope: ScopeResult, profile: ApplicabilityProfile): WhyEntry {
  const not = uncounted(edge, profile)
  return {
    safeguard: edge.safeguard,
    strength: edge.strength,
    onFail: edge.on_fail ?? null,
    counted: not === undefined,
    ...(not ? { uncounted: not } : {}),
    ...(edge.any_of ? { anyOf: edge.any_of } : {}),
    ...(edge.by_analogy ? { byAnalogy: true } : {}),
    ...(edge.condition ? { condition: edge.condition } : {}),
    rationale: edge.rationale,
    result: scope.result,
    ...(scope.reason ? { reason: scope.reason } : {}),
    assets: scope.assets,
  }
}
