import { asRecommendations } from './as-recommendations'
import type { CatalogueCheck } from './framework'
import { safeguardResults } from './safeguard-results'
import type { AssetSafeguard, CoverageAt, ScopedAsset, StateAt } from './verdict'

export interface RecommendationResultsInput {
  assets: readonly ScopedAsset[]
  states: readonly StateAt[]
  coverage: readonly CoverageAt[]
  toolChecks: readonly CatalogueCheck[]
  at: string
}

/**
 * The CIS Docker Benchmark recommendation by recommendation: one check is one recommendation (`cisDocker`). Going through
 * the safeguards would turn all recommendations of a safeguard with many inputs red together. `safeguardId` of a
 * row is the recommendation's id.
 */
export function recommendationResults(input: RecommendationResultsInput): AssetSafeguard[] {
  return safeguardResults({ ...input, ...asRecommendations(input.toolChecks) })
}
