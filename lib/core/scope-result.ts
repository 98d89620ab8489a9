import type { Safeguard } from './framework'
import type { ApplicabilityProfile, AssetSafeguard, SafeguardReason, SafeguardResult } from './verdict'

export interface ScopeResult {
  result: SafeguardResult
  reason?: SafeguardReason
  assets: AssetSafeguard[]
}

const WORST_FIRST: readonly SafeguardResult[] = ['fail', 'not_assessed', 'pass', 'not_applicable']
const REASON_ORDER: readonly SafeguardReason[] = [
  'stale',
  'never_looked_at',
  'error',
  'not_checked',
  'needs_declaration',
  'needs_review',
]

/**
 * A safeguard's result over a scope: its worst in-scope result (fail, not assessed, pass; not applicable
 * is left when nothing else is). Without any result it is not assessed: silence is never a pass. Only a profile that says
 * the technology is not in use lets a safeguard of which nothing was ever seen drop out.
 */
export function scopeResult(
  safeguard: Pick<Safeguard, 'technology' | 'evidence'>,
  assets: AssetSafeguard[],
  profile: ApplicabilityProfile,
): ScopeResult {
  const seen = new Set(assets.map((one) => one.result))
  const result = WORST_FIRST.find((one) => seen.has(one)) ?? 'not_assessed'
  if (result !== 'not_assessed') return { result, assets }
  const reasons = new Set(assets.filter((a) => a.result === result).map((a) => a.reason))
  const fallback = safeguard.evidence === 'manual' ? 'manual_evidence' : 'never_looked_at'
  const reason = REASON_ORDER.find((one) => reasons.has(one)) ?? fallback
  const neverSeen = assets.every((one) => one.reason === 'never_looked_at')
  const unused = safeguard.technology && profile.not_in_use?.includes(safeguard.technology)
  if (unused && neverSeen) return { result: 'not_applicable', reason: 'not_in_use', assets }
  return { result, reason, assets }
}
