import type { Scope } from '@/lib/access/keys'
import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import type { Catalogue } from '@/lib/core/framework'
import { rowsOfBits } from '@/lib/core/result-bits'
import { safeguardResults } from '@/lib/core/safeguard-results'
import { standingPlaces } from '@/lib/core/standings/places'
import { bitOfCode } from '@/lib/core/standings/standing'
import type { SafeguardResult } from '@/lib/core/verdict'
import { type KnownAsset, knownAssets } from '@/lib/store/assets/known-assets'
import { inTenant, type TenantTx } from '@/lib/store/in-tenant'
import { loadEvidenceAt } from './evidence-at'
import { assetRefOf } from './refs'
import { standingAssets } from './standing-assets'
import type { HeatMapDto } from './statistics.schema'
import { type Times, type TimesQuery, timesOf } from './times'

const MOST_ASSETS = 200
const LETTERS: Readonly<Record<SafeguardResult, string>> = {
  pass: 'p',
  fail: 'f',
  not_assessed: 'u',
  not_applicable: 'n',
}

/** The first assets of a tenant, with what safeguards come to on them. */
interface Cells {
  assets: Pick<KnownAsset, 'id' | 'kind' | 'name'>[]
  total: number
  /** Null: it does not concern the asset. */
  resultOf: (safeguard: string, asset: string) => SafeguardResult | null
}

/** Every safeguard on every asset at an instant, a letter each: 98 × 200 are 20 kB. */
export async function heatMap(
  scope: Scope,
  query: TimesQuery = {},
  now: Date = new Date(),
): Promise<HeatMapDto> {
  const times = timesOf(query, now)
  const catalogue = loadCatalogue()
  const { assets, total, resultOf } = await inTenant(
    scope,
    async (tx) =>
      (times.latest ? await keptCells(tx, times, catalogue) : null) ?? wholeCells(tx, times, catalogue),
  )
  return {
    as_of: times.at.toISOString(),
    known_at: times.knownAt.toISOString(),
    assets: assets.map(assetRefOf),
    total,
    safeguards: catalogue.safeguards
      .map(({ id, title, domain }) => ({
        id,
        title,
        domain,
        results: assets
          .map((asset) => {
            const result = resultOf(id, asset.id)
            return result ? LETTERS[result] : '-'
          })
          .join(''),
      }))
      // What concerns none of the assets is no row.
      .filter((row) => /[^-]/.test(row.results)),
  }
}

/** Read from how each asset stood (docs/decisions/057). */
async function keptCells(tx: TenantTx, times: Times, catalogue: Catalogue): Promise<Cells | null> {
  const known = await knownAssets(tx, times)
  const standing = await standingAssets(tx, times.at, catalogue)
  if (!standing) return null
  const standings = new Map(standing.map((one) => [one.id, one.standing]))
  const places = standingPlaces(catalogue).safeguards
  const there = known.filter(({ id }) => standings.has(id))
  return {
    assets: there.slice(0, MOST_ASSETS),
    total: there.length,
    resultOf: (safeguard, asset) => {
      const code = standings.get(asset)?.codes[places.get(safeguard) ?? -1] ?? 0
      return rowsOfBits(safeguard, bitOfCode(code))[0]?.result ?? null
    },
  }
}

/** Worked out from the states of every asset. */
async function wholeCells(tx: TenantTx, times: Times, catalogue: Catalogue): Promise<Cells> {
  const evidence = await loadEvidenceAt(tx, times, [{}])
  const assets = evidence.assets.slice(0, MOST_ASSETS)
  const rows = safeguardResults({
    ...evidence,
    assets,
    toolChecks: catalogue.toolChecks,
    safeguards: catalogue.safeguards,
    at: times.at.toISOString(),
  })
  const results = new Map(rows.map((row) => [`${row.safeguardId} ${row.assetId}`, row.result]))
  return {
    assets,
    total: evidence.assets.length,
    resultOf: (safeguard, asset) => results.get(`${safeguard} ${asset}`) ?? null,
  }
}
