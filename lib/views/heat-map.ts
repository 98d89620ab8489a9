import type { Scope } from '@/lib/access/keys'
import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { safeguardResults } from '@/lib/core/safeguard-results'
import type { SafeguardResult } from '@/lib/core/verdict'
import { inTenant } from '@/lib/store/in-tenant'
import { loadEvidenceAt } from './evidence-at'
import { assetRefOf } from './refs'
import type { HeatMapDto } from './statistics.schema'
import { type TimesQuery, timesOf } from './times'

const MOST_ASSETS = 200
const LETTERS: Readonly<Record<SafeguardResult, string>> = {
  pass: 'p',
  fail: 'f',
  not_assessed: 'u',
  not_applicable: 'n',
}

/** Every safeguard on every asset at an instant, a letter each: 98 × 200 are 20 kB. */
export async function heatMap(
  scope: Scope,
  query: TimesQuery = {},
  now: Date = new Date(),
): Promise<HeatMapDto> {
  const times = timesOf(query, now)
  const catalogue = loadCatalogue()
  const evidence = await inTenant(scope, (tx) => loadEvidenceAt(tx, times, [{}]))
  const assets = evidence.assets.slice(0, MOST_ASSETS)
  const rows = safeguardResults({
    ...evidence,
    assets,
    toolChecks: catalogue.toolChecks,
    safeguards: catalogue.safeguards,
    at: times.at.toISOString(),
  })
  const results = new Map(rows.map((row) => [`${row.safeguardId} ${row.assetId}`, LETTERS[row.result]]))
  return {
    as_of: times.at.toISOString(),
    known_at: times.knownAt.toISOString(),
    assets: assets.map(assetRefOf),
    total: evidence.assets.length,
    safeguards: catalogue.safeguards
      .map(({ id, title, domain }) => ({
        id,
        title,
        domain,
        results: assets.map((asset) => results.get(`${id} ${asset.id}`) ?? '-').join(''),
      }))
      // What concerns none of the assets is no row.
      .filter((row) => /[^-]/.test(row.results)),
  }
}
