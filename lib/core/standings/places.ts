import { asRecommendations } from '../as-recommendations'
import { checksOfSafeguards } from '../checks-of-safeguards'
import type { Catalogue, CatalogueCheck, Safeguard } from '../framework'

/** One thing that is judged on an asset. */
export interface StandingPlace {
  safeguard: Safeguard
  checks: readonly CatalogueCheck[]
  /** Keys of the checks and of their aliases. */
  keys: readonly string[]
  /** Of the CIS Docker Benchmark, where which check fails tells to what it is to be ascribed. */
  isRecommendation: boolean
}

/** Everything that a catalogue judges on assets, in an order of its own: what a standing says, it says by place. */
export interface StandingPlaces {
  all: readonly StandingPlace[]
  /** By id. */
  safeguards: ReadonlyMap<string, number>
  /** Of the CIS Docker Benchmark, by id: judged as if each were a safeguard. */
  recommendations: ReadonlyMap<string, number>
}

const known = new WeakMap<Catalogue, StandingPlaces>()

/** The places of a catalogue: scored safeguards that any check speaks of, then recommendations. */
export function standingPlaces(catalogue: Catalogue): StandingPlaces {
  const kept = known.get(catalogue)
  if (kept) return kept
  const safeguards = placesOf(catalogue, false)
  const recommendations = placesOf(asRecommendations(catalogue.toolChecks), true)
  const places = {
    all: [...safeguards, ...recommendations],
    safeguards: byId(safeguards, 0),
    recommendations: byId(recommendations, safeguards.length),
  }
  known.set(catalogue, places)
  return places
}

/** Keys of all checks of the places that speak of one of the checks. */
export function keysBeside(catalogue: Catalogue, checkKeys: readonly string[]): string[] {
  const wanted = new Set(checkKeys)
  const places = standingPlaces(catalogue).all.filter(({ keys }) => keys.some((key) => wanted.has(key)))
  return [...new Set(places.flatMap(({ keys }) => keys))]
}

function placesOf(
  { toolChecks, safeguards }: Pick<Catalogue, 'toolChecks' | 'safeguards'>,
  isRecommendation: boolean,
): StandingPlace[] {
  const checksOf = checksOfSafeguards(toolChecks)
  return safeguards.flatMap((safeguard) => {
    const checks = safeguard.scored ? (checksOf.get(safeguard.id) ?? []) : []
    if (checks.length === 0) return []
    const keys = checks.flatMap((check) => [check.key, ...check.aliasKeys])
    return { safeguard, checks, keys, isRecommendation }
  })
}

const byId = (places: readonly StandingPlace[], first: number) =>
  new Map(places.map(({ safeguard }, i) => [safeguard.id, first + i]))
