import { determinationInForce } from './determination-in-force'
import { edgesAtLevel } from './edges-at-level'
import type { MappingEdge } from './framework'
import type { ScopeResult } from './scope-result'
import { truthTable } from './truth-table'
import type {
  ApplicabilityProfile,
  ControlAssessment,
  ControlAtLevel,
  Determination,
  WhyEntry,
} from './verdict'
import { whyEntry } from './why-entry'

export interface AssessControlInput {
  control: ControlAtLevel
  /** Edges that end at the control. */
  edges: readonly MappingEdge[]
  /** A safeguard's result over the scope, for this control. */
  resultOf: (edge: MappingEdge) => ScopeResult
  profile: ApplicabilityProfile
  determinations: readonly Determination[]
  /** ISO instant. */
  at: string
}

/** Assets that counted safeguards concern; assessed are those of which nothing counted is left open. */
function coverageOf(why: readonly WhyEntry[]): ControlAssessment['coverage'] {
  const rows = why.filter((entry) => entry.counted).flatMap((entry) => entry.assets)
  const open = new Set(rows.filter((row) => row.result === 'not_assessed').map((row) => row.assetId))
  const concerned = new Set(rows.map((row) => row.assetId))
  return { assessed: concerned.size - open.size, in_scope: concerned.size }
}

function firstStaleOn(why: readonly WhyEntry[]): string | undefined {
  let first: string | undefined
  for (const entry of why.filter((one) => one.counted)) {
    for (const { staleOn } of entry.assets) {
      if (staleOn && (!first || Date.parse(staleOn) < Date.parse(first))) first = staleOn
    }
  }
  return first
}

/**
 * One control: not applicable by the profile, else the truth table over its edges; a determination in force is
 * final and stands beside the machine's verdict. A machine's gap is an indication until a person has determined it.
 */
export function assessControl(input: AssessControlInput): ControlAssessment {
  const { control, profile } = input
  const edges = edgesAtLevel(input.edges, control)
  const why = edges.map((edge) => whyEntry(edge, input.resultOf(edge), profile))
  const machine = control.notApplicable
    ? { verdict: 'not_applicable' as const, reason: control.notApplicable.code }
    : truthTable(why)
  const determination = determinationInForce(input.determinations, control.id, input.at)
  const gap = machine.verdict === 'not_met' || machine.verdict === 'partly_met'
  const staleOn = firstStaleOn(why)
  return {
    control,
    machineVerdict: machine.verdict,
    ...(determination ? { determination } : {}),
    verdict: determination?.verdict ?? machine.verdict,
    indication: gap && !determination,
    coverage: coverageOf(why),
    reason: machine.reason,
    ...(staleOn ? { staleOn } : {}),
    why,
  }
}
