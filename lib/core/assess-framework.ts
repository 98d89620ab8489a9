import { assessControl } from './assess-control'
import { controlsOfLevel } from './controls-of-level'
import { edgesOf } from './edges-of'
import type { Catalogue, MappingEdge } from './framework'
import { frameworkOf } from './framework-of'
import { withinPatchTime } from './patch-clock'
import { type ScopeResult, scopeResult } from './scope-result'
import type { ApplicabilityProfile, AssetSafeguard, ControlAssessment, Determination } from './verdict'

export interface AssessFrameworkInput {
  catalogue: Catalogue
  frameworkId: string
  /** Null exactly where the framework has no levels. 等保: `L` and the greater of S and A. */
  level: string | null
  profile: ApplicabilityProfile
  /** Rows of the assets in scope: `recommendationResults` for CIS, `safeguardResults` for all others. */
  rows: readonly AssetSafeguard[]
  determinations: readonly Determination[]
  /** ISO instant. */
  at: string
}

function byId(rows: readonly AssetSafeguard[]): Map<string, AssetSafeguard[]> {
  const groups = new Map<string, AssetSafeguard[]>()
  for (const row of rows) {
    const group = groups.get(row.safeguardId)
    if (group) group.push(row)
    else groups.set(row.safeguardId, [row])
  }
  return groups
}

/** For most frameworks a safeguard's result; for CIS that of the recommendation, whichever safeguard the edge names. */
function resultsOf({ catalogue, frameworkId, profile, rows, at }: AssessFrameworkInput) {
  const byRecommendation = catalogue.familyOf.get(frameworkId) === 'cis'
  const groups = byId(rows)
  const known = new Map<string, ScopeResult>()
  return (edge: MappingEdge): ScopeResult => {
    const safeguard = catalogue.safeguardById.get(edge.safeguard)
    if (!safeguard) throw new Error(`Edge to ${edge.control} names ${edge.safeguard}, which is no safeguard`)
    const id = byRecommendation ? edge.control : edge.safeguard
    // A recommendation's result may depend on the safeguard's technology, so both are the key.
    const months = edge.patch_within?.months
    const key = `${id}\n${edge.safeguard}\n${months ?? ''}`
    const own = groups.get(id) ?? []
    const timed = () => (months ? own.map((row) => withinPatchTime(row, months, at)) : own)
    const result = known.get(key) ?? scopeResult(safeguard, timed(), profile)
    known.set(key, result)
    return result
  }
}

/**
 * A framework at a level over rows already judged: one answer per control of the level, in printed order.
 * @throws RangeError when there is no such framework or level
 */
export function assessFramework(input: AssessFrameworkInput): ControlAssessment[] {
  const framework = frameworkOf(input.catalogue, input.frameworkId)
  const resultOf = resultsOf(input)
  return controlsOfLevel(framework, input.level, input.profile).map((control) =>
    assessControl({
      control,
      edges: edgesOf(input.catalogue, input.frameworkId, control.id),
      resultOf,
      profile: input.profile,
      determinations: input.determinations,
      at: input.at,
    }),
  )
}
