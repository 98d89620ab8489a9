import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { asRecommendations } from '@/lib/core/as-recommendations'
import type { Catalogue } from '@/lib/core/framework'
import { resultHistory } from '@/lib/core/result-history'
import { type AssetThen, type ScopeThen, scopesOfHistories } from '@/lib/core/scope-then'
import { standingPlaces } from '@/lib/core/standings/places'
import { standingBits } from '@/lib/core/standings/standing-bits'
import type { AssessmentRow } from '@/lib/store/assessments/assessments-at'
import type { TenantTx } from '@/lib/store/in-tenant'
import { standingsOver } from '@/lib/store/standings/standings-over'
import { loadHistories } from './load-histories'
import { readStandings, standingKey } from './read-standings'
import type { Times } from './times'

export interface OverTime {
  row: AssessmentRow
  /** That the assessment is pinned to. */
  catalogue: Catalogue
  /** Ascending, milliseconds; the last is the instant of the times. */
  instants: readonly number[]
  times: Times
  /** Safeguards, or recommendations for CIS, that are asked about; null: all. */
  only?: ReadonlySet<string> | null
}

export interface ScopesOverTime {
  /** Ids in the order of the results' bits. */
  safeguards: string[]
  /** At each instant. */
  scopes: ScopeThen[]
}

/**
 * The assets of an assessment's scope at many instants, with what their safeguards came to. Read from how they stood then, two statements at
 * most; as known at an earlier instant, or under another catalogue than the running one, from the histories of all states.
 */
export async function scopesOverTime(tx: TenantTx, over: OverTime): Promise<ScopesOverTime> {
  const isKept = over.times.latest && over.catalogue.version === loadCatalogue().version
  return (isKept ? await keptScopes(tx, over) : null) ?? scopesOfAll(tx, over)
}

const isCis = ({ catalogue, row }: OverTime) => catalogue.familyOf.get(row.frameworkId) === 'cis'

async function keptScopes(tx: TenantTx, over: OverTime): Promise<ScopesOverTime | null> {
  const { catalogue, instants, row, only } = over
  const assets = await standingsOver(tx, instants)
  const standings = await readStandings(
    tx,
    assets.flatMap(({ runs }) => runs),
  )
  const { safeguards, recommendations } = standingPlaces(catalogue)
  const places = [...(isCis(over) ? recommendations : safeguards)].filter(([id]) => !only || only.has(id))
  const bitsOf = standingBits(places.map(([, place]) => place))
  const wanted = Object.entries(row.scope.labels)
  const scopes = instants.map((): AssetThen[] => [])
  for (const { assetId, from, runs } of assets) {
    // One that was there and has not been worked out: nothing of what is kept is whole.
    if ((runs[0]?.from ?? instants.length) > from) return null
    for (const [n, run] of runs.entries()) {
      const { from: begun, labels } = run
      const standing = standings.get(standingKey(run))
      if (standing && standing.version !== catalogue.version) return null
      if (!standing || !wanted.every(([key, value]) => labels[key] === value)) continue
      const then = { assetId, results: bitsOf(standing) }
      const end = runs[n + 1]?.from ?? instants.length
      for (let i = Math.max(begun, from); i < end; i++) scopes[i]?.push(then)
    }
  }
  return { safeguards: places.map(([id]) => id), scopes }
}

async function scopesOfAll(tx: TenantTx, over: OverTime): Promise<ScopesOverTime> {
  const { catalogue, instants, times, row, only } = over
  const from = new Date(instants[0] ?? times.at)
  const assets = await loadHistories(tx, { from, to: times.at, knownAt: times.knownAt })
  const { toolChecks, safeguards: all } = isCis(over) ? asRecommendations(catalogue.toolChecks) : catalogue
  const safeguards = all.filter((one) => !only || only.has(one.id))
  const results = resultHistory({ assets, instants, toolChecks, safeguards })
  return {
    safeguards: safeguards.map((one) => one.id),
    scopes: scopesOfHistories(assets, row.scope.labels, results, instants),
  }
}
