import type { CatalogueCheck, Safeguard } from './framework'
import { safeguardResults } from './safeguard-results'
import type { AssetSafeguard, CoverageAt, ScopedAsset, StateAt } from './verdict'

export interface RecommendationResultsInput {
  assets: readonly ScopedAsset[]
  states: readonly StateAt[]
  coverage: readonly CoverageAt[]
  toolChecks: readonly CatalogueCheck[]
  at: string
}

const NOTHING = { en: '', zh: '' }

/** A recommendation, judged as if it were a safeguard of its own. Hosts must be looked at, for it is their benchmark. */
function asSafeguard(recommendation: string): Safeguard {
  return {
    id: recommendation,
    domain: 'cis-docker',
    title: NOTHING,
    why: NOTHING,
    evidence: 'automated',
    combine: 'all',
    scored: true,
    checks: {},
    no_control: {},
    kinds: ['host'],
  }
}

/**
 * The CIS Docker Benchmark recommendation by recommendation: one check is one recommendation (`cisDocker`). Going through
 * the safeguards would turn all recommendations of a safeguard with many inputs red together. `safeguardId` of a
 * row is the recommendation's id.
 */
export function recommendationResults(input: RecommendationResultsInput): AssetSafeguard[] {
  const toolChecks = input.toolChecks.map((check) => ({
    ...check,
    safeguards: check.cisDocker ? [{ id: check.cisDocker, relation: 'direct' as const }] : [],
  }))
  const ids = new Set(input.toolChecks.flatMap((check) => check.cisDocker ?? []))
  return safeguardResults({ ...input, toolChecks, safeguards: [...ids].map(asSafeguard) })
}
