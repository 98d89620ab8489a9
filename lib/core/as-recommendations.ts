import type { CatalogueCheck, Safeguard } from './framework'

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

/** Checks and safeguards as the CIS Docker Benchmark takes them: one recommendation is one safeguard (`cisDocker`). */
export function asRecommendations(toolChecks: readonly CatalogueCheck[]): {
  toolChecks: CatalogueCheck[]
  safeguards: Safeguard[]
} {
  const ids = new Set(toolChecks.flatMap((check) => check.cisDocker ?? []))
  return {
    toolChecks: toolChecks.map((check) => ({
      ...check,
      safeguards: check.cisDocker ? [{ id: check.cisDocker, relation: 'direct' as const }] : [],
    })),
    safeguards: [...ids].map(asSafeguard),
  }
}
