import { checkKey } from '../check'
import type { Result } from '../report'
import type { SafeguardReason, StateAt } from '../verdict'
import type { FunctionEvidence, FunctionJudgement } from './judge-functions'

/** The check whose states are facts that only a declaration makes a verdict of. */
export const FUNCTION_CHECK = 'plimsoll/single-primary-function'
export const FUNCTION_CHECK_KEY = checkKey(FUNCTION_CHECK)

const RESULT_OF: Readonly<Record<FunctionEvidence, { result: Result; reason?: SafeguardReason }>> = {
  consistent: { result: 'pass' },
  contradicted: { result: 'fail' },
  needs_declaration: { result: 'not_checked', reason: 'needs_declaration' },
  needs_review: { result: 'informational' },
  not_shown: { result: 'informational' },
  not_running: { result: 'not_applicable' },
}

/**
 * States with the declarations of then held against them: where a snapshot gives the facts of a component, its state
 * says what they come to. Everything else stays as it is, so that a component of which nothing is declared never passes.
 * @param judged by asset id
 */
export function judgedStates(
  states: readonly StateAt[],
  judged: ReadonlyMap<string, readonly FunctionJudgement[]>,
): StateAt[] {
  if (judged.size === 0) return [...states]
  const byName = new Map(
    [...judged].map(([assetId, rows]) => [
      assetId,
      new Map(rows.map((row) => [row.component.name, row.evidence])),
    ]),
  )
  return states.map((state) => {
    if (state.checkKey !== FUNCTION_CHECK_KEY) return state
    const evidence = byName.get(state.assetId)?.get(state.subject)
    return evidence ? { ...state, ...RESULT_OF[evidence] } : state
  })
}
