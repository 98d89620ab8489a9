import { publicId } from '@/lib/core/public-id'
import type { AssetSafeguard, SafeguardInput, StateAt } from '@/lib/core/verdict'
import type { WhyCheckDto, WhyStateDto } from './control.schema'
import { checkRefOf, placeDto } from './refs'
import { type WhyContext, whyAssetRef } from './why-context'

type Result = SafeguardInput['result']
interface Part {
  assetId: string
  input: SafeguardInput
}

const WORST_FIRST: readonly Result[] = [
  'fail',
  'error',
  'not_checked',
  'absent',
  'informational',
  'pass',
  'not_applicable',
]
/** States that are given of a check; an image may have hundreds, and findings list them all. */
const MOST_STATES = 25
const rank = (result: Result) => WORST_FIRST.indexOf(result)

/**
 * The checks that a safeguard's results rest on, failing ones first, each with what it said of which asset and subject,
 * down to the place in the bytes.
 */
export function whyChecks(rows: readonly AssetSafeguard[], context: WhyContext): WhyCheckDto[] {
  const parts = new Map<string, Part[]>()
  for (const { assetId, inputs } of rows) {
    for (const input of inputs) {
      parts.set(input.checkKey, [...(parts.get(input.checkKey) ?? []), { assetId, input }])
    }
  }
  return [...parts.values()]
    .map((one) => ({ worst: worstOf(one), dto: whyCheck(one, context) }))
    .sort((a, b) => rank(a.worst) - rank(b.worst) || (a.dto.check.name < b.dto.check.name ? -1 : 1))
    .map(({ dto }) => dto)
}

function worstOf(parts: readonly Part[]): Result {
  return parts.reduce<Result>(
    (worst, { input }) => (rank(input.result) < rank(worst) ? input.result : worst),
    'not_applicable',
  )
}

/** `submission`, `evidence` and `at` name one place that shows the result; `states` name the first, worst first. */
function whyCheck(parts: readonly Part[], context: WhyContext): WhyCheckDto {
  const result = worstOf(parts)
  const states = parts.flatMap(({ input }) => input.states).sort((a, b) => rank(a.result) - rank(b.result))
  const shown = states.find((state) => state.result === result)
  const submission =
    shown?.submissionId ?? parts.find(({ input }) => input.result === result)?.input.submissionId
  return {
    check: checkRefOf(context.catalogue, parts[0]?.input.checkKey ?? '', new Map()),
    relation: parts[0]?.input.relation ?? 'direct',
    result,
    assets: parts.map(({ assetId, input }) => ({
      asset: whyAssetRef(context, assetId),
      result: input.result,
      observed_at: input.observedAt ?? null,
      stale_on: input.staleOn ?? null,
      submission: input.submissionId ? publicId('submission', input.submissionId) : null,
    })),
    submission: submission ? publicId('submission', submission) : null,
    evidence: (submission && context.evidence.get(submission)?.sha256) || null,
    at: shown ? placeDto(shown.at) : null,
    states: states.slice(0, MOST_STATES).map((state) => whyState(state, context)),
    states_total: states.length,
  }
}

function whyState(state: StateAt, context: WhyContext): WhyStateDto {
  const evidence = context.evidence.get(state.submissionId)
  if (!evidence) throw new Error('a state names a submission that is not there')
  return {
    asset: whyAssetRef(context, state.assetId),
    subject: state.subject,
    result: state.result,
    severity: state.severity ?? 'unknown',
    detail: state.detail,
    since: state.since,
    submission: publicId('submission', state.submissionId),
    evidence: evidence.sha256,
    at: placeDto(state.at),
    log_index: evidence.logIndex,
  }
}
