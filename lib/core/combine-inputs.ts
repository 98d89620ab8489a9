import { worseResult } from './check-result'
import type { Result } from './report'
import type { SafeguardInput, SafeguardReason, SafeguardResult } from './verdict'

export interface Combined {
  result: SafeguardResult
  reason?: SafeguardReason
}

const REASON_OF: Partial<Record<Result, SafeguardReason>> = {
  error: 'error',
  not_checked: 'not_checked',
  informational: 'needs_review',
}
const REASON_ORDER: readonly SafeguardReason[] = [
  'stale',
  'never_looked_at',
  'error',
  'not_checked',
  'needs_declaration',
  'needs_review',
]

function firstReason(reasons: ReadonlySet<SafeguardReason>): SafeguardReason {
  return REASON_ORDER.find((reason) => reasons.has(reason)) ?? 'never_looked_at'
}

function reasonOf(input: SafeguardInput, result: Result | 'absent'): SafeguardReason | undefined {
  if (result === 'absent') return input.staleOn ? 'stale' : 'never_looked_at'
  const open = REASON_OF[result]
  return open && (input.states.find((state) => state.result === result && state.reason)?.reason ?? open)
}

/**
 * Every applicable input must pass; a fail wins; not applicable drops out; anything unknown leaves it open. What only indicates
 * fails the safeguard and never passes it: with nothing beside it, it is not assessed.
 */
function combineAll(all: readonly SafeguardInput[]): Combined {
  if (all.some((input) => input.result === 'fail')) return { result: 'fail' }
  const inputs = all.filter((input) => input.relation !== 'indicates')
  if (inputs.length === 0) return onlyIndicated(all)
  const settled = inputs.some((input) => input.relation === 'direct' && input.result === 'pass')
  const reasons = new Set<SafeguardReason>()
  for (const input of inputs) {
    const reason = reasonOf(input, input.result)
    // A direct verdict is the safeguard's verdict: another tool's report that has aged beside it takes nothing away.
    if (reason === 'stale' && settled) continue
    if (reason) reasons.add(reason)
  }
  if (reasons.size > 0) return { result: 'not_assessed', reason: firstReason(reasons) }
  return { result: inputs.some((input) => input.result === 'pass') ? 'pass' : 'not_applicable' }
}

function onlyIndicated(inputs: readonly SafeguardInput[]): Combined {
  if (inputs.every((input) => input.result === 'not_applicable')) return { result: 'not_applicable' }
  const reasons = inputs.flatMap((input) => reasonOf(input, input.result) ?? [])
  return {
    result: 'not_assessed',
    reason: reasons.length > 0 ? firstReason(new Set(reasons)) : 'not_checked',
  }
}

/** What one input says of one subject: its own states and those of the asset itself (''), the worse of both. */
function onSubject(input: SafeguardInput, subject: string): Result | 'absent' {
  if (input.result === 'absent') return 'absent'
  let worst: Result | undefined
  for (const state of input.states) {
    if (state.subject !== subject && state.subject !== '') continue
    worst = worst === undefined ? state.result : worseResult(worst, state.result)
  }
  // The tool names what fails; a subject that it does not name passes, unless its list was cut short.
  return worst ?? (input.partial ? 'not_checked' : 'pass')
}

/** One passing input per subject is enough (AppArmor or SELinux, per container). */
function combineAny(all: readonly SafeguardInput[]): Combined {
  const inputs = all.filter((input) => input.relation !== 'indicates')
  const named = new Set(inputs.flatMap((input) => input.states.map((state) => state.subject)))
  const subjects = named.size > 0 ? [...named] : ['']
  const reasons = new Set<SafeguardReason>()
  let failing = false
  let passing = false
  for (const subject of subjects) {
    const said = inputs.map((input) => ({ input, result: onSubject(input, subject) }))
    if (said.some((one) => one.result === 'pass')) {
      passing = true
      continue
    }
    const open = said.flatMap((one) => reasonOf(one.input, one.result) ?? [])
    for (const reason of open) reasons.add(reason)
    if (open.length === 0 && said.some((one) => one.result === 'fail')) failing = true
  }
  if (failing) return { result: 'fail' }
  if (reasons.size > 0) return { result: 'not_assessed', reason: firstReason(reasons) }
  return { result: passing ? 'pass' : 'not_applicable' }
}

/**
 * A safeguard's result on one asset from its inputs (there is at least one). `all`: see `combineAll`; `any`: one
 * passing input per subject is enough. Neither depends on the order of the inputs.
 */
export function combineInputs(combine: 'all' | 'any', inputs: readonly SafeguardInput[]): Combined {
  return combine === 'all' ? combineAll(inputs) : combineAny(inputs)
}
