import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { NotFound } from '@/lib/core/errors'
import { parsePublicId } from '@/lib/core/public-id'
import { withControlCoverage } from '@/lib/core/standings/control-coverage'
import { assessmentsAt } from '@/lib/store/assessments/assessments-at'
import { listDeterminations } from '@/lib/store/determinations/list-determinations'
import { freshnessLimits, staleOn } from '@/lib/store/freshness/freshness-limits'
import type { TenantTx } from '@/lib/store/in-tenant'
import type { Stood } from './judged'
import { oneJudged } from './one-judged'
import { standing } from './stand-one'
import { standingAssets } from './standing-assets'
import type { Times } from './times'

/**
 * Where one assessment stands, by its public id: what `oneJudged` says of its controls, but for the rows behind them. Read from how
 * each asset stood, as `loadStandings` does.
 * @throws NotFound as `oneJudged` does
 */
export async function oneStood(tx: TenantTx, publicIdOf: string, times: Times): Promise<Stood> {
  return (times.latest ? await keptStanding(tx, publicIdOf, times) : null) ?? oneJudged(tx, publicIdOf, times)
}

async function keptStanding(tx: TenantTx, publicIdOf: string, times: Times): Promise<Stood | null> {
  const id = parsePublicId('assessment', publicIdOf)
  if (!id) throw new NotFound()
  const catalogue = loadCatalogue()
  const [row] = await assessmentsAt(tx, times.knownAt, id)
  if (!row) throw new NotFound()
  if (row.catalogueVersion !== catalogue.version) return null
  const assets = await standingAssets(tx, times.at, catalogue)
  if (!assets) return null
  const limits = await freshnessLimits(tx, times.knownAt)
  const determinations = await listDeterminations(tx, [id], { knownAt: times.knownAt })
  const stood = standing(assets, determinations, times).stand(row, catalogue)
  const controls = withControlCoverage(stood.controls, stood.over, {
    catalogue,
    frameworkId: row.frameworkId,
    family: stood.family,
    at: times.at.toISOString(),
    staleOn: (looked, tool) => staleOn(new Date(looked), tool, limits).getTime(),
  })
  return { ...stood, controls }
}
