import { catalogueOfVersion } from '@/lib/catalogue/catalogue-of-version'
import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { type FailingAssets, failingAssets } from '@/lib/core/standings/scope-rows'
import { assessmentsAt } from '@/lib/store/assessments/assessments-at'
import { listDeterminations } from '@/lib/store/determinations/list-determinations'
import { freshnessLimits } from '@/lib/store/freshness/freshness-limits'
import type { TenantTx } from '@/lib/store/in-tenant'
import { judgeRows, type Stood } from './judged'
import { populationOf, type QuietLook, quietLooks } from './population'
import { populationStanding, quietStanding } from './population-standing'
import { standing } from './stand-one'
import { standingAssets } from './standing-assets'
import { standingsOfHistories } from './standings-of-histories'
import type { Times } from './times'

/** Where a tenant stands. */
export interface Standings {
  judged: Stood[]
  population: { known: number; reported: number }
  quiet: QuietLook[]
  /** The assets for which rows of the controls stand, by the rows' `assetId`s, the first so many of them by name. */
  assetsOf: (rows: readonly string[], most: number) => FailingAssets
}

/**
 * Where every assessment stands at an instant: what `loadJudged` says of verdicts and of what fails, for lists and gauges. Read from
 * how each asset stood then, which is kept as reports come (docs/decisions/057), so that no state is read and no history. What
 * controls say of coverage it leaves out. As known at an earlier instant, or where the running catalogue has not been worked out,
 * from the histories of all states.
 */
export async function loadStandings(tx: TenantTx, times: Times): Promise<Standings> {
  const kept = times.latest ? await keptStandings(tx, times) : null
  if (kept) return kept
  const { judged, evidence } = await standingsOfHistories(tx, times)
  return {
    judged,
    population: populationOf(evidence, times),
    quiet: quietLooks(evidence, times),
    assetsOf: (rows, most) => failingAssets(rows, new Map(), most),
  }
}

async function keptStandings(tx: TenantTx, times: Times): Promise<Standings | null> {
  const { at, knownAt } = times
  const current = loadCatalogue()
  const assets = await standingAssets(tx, at, current)
  if (!assets) return null
  const rows = await assessmentsAt(tx, knownAt)
  const limits = await freshnessLimits(tx, knownAt)
  const determinations = await listDeterminations(
    tx,
    rows.map((row) => row.id),
    { knownAt },
  )
  const { stand, failing } = standing(assets, determinations, times)
  const pinned = rows.filter((row) => row.catalogueVersion !== current.version)
  const others = pinned.length > 0 ? (await judgeRows(tx, times, pinned)).judged : []
  const judged: Stood[] = []
  for (const row of rows) {
    const other = others.find((one) => one.row.id === row.id)
    judged.push(other ?? stand(row, await catalogueOfVersion(tx, row.catalogueVersion)))
  }
  return {
    judged,
    population: populationStanding(assets),
    quiet: quietStanding(assets, limits, at),
    assetsOf: (of, most) => failingAssets(of, failing, most),
  }
}
