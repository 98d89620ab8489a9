import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { ACTIVE_STATUSES } from '@/lib/core/finding-status'
import { fixFirst } from '@/lib/core/fix-first'
import type { Catalogue } from '@/lib/core/framework'
import { keysOfSafeguard } from '@/lib/core/keys-of-safeguard'
import { countByCheck } from '@/lib/store/findings/count-by-check'
import { ANY_FINDING, type Moment } from '@/lib/store/findings/finding-sql'
import type { TenantTx } from '@/lib/store/in-tenant'
import type { EvidenceAt } from './evidence-at'
import type { Judged } from './judged'
import type { FixFirstDto } from './overview.schema'
import { assetRefOf } from './refs'

const MOST = 10

/**
 * The ten safeguards that close most gaps over all assessments, each with the assets to mend. Editions that no longer bind
 * are there to compare with, and ask for nothing. Findings are counted as the list counts that each leads to; one statement.
 */
export async function fixFirstDtos(
  tx: TenantTx,
  judged: readonly Judged[],
  evidence: EvidenceAt,
  moment: Moment,
): Promise<FixFirstDto[]> {
  const current = loadCatalogue()
  const ranked = fixFirst(
    judged
      .filter((one) => !one.framework.retired)
      .map((one) => ({ frameworkId: one.framework.id, assessments: one.controls })),
    current.checkByKey,
  ).slice(0, MOST)
  const assets = new Map(evidence.assets.map((asset) => [asset.id, asset]))
  const openOf = await openFindings(
    tx,
    current,
    ranked.map((one) => one.safeguard),
    moment,
  )
  return ranked.flatMap((one) => {
    const known = [current, ...judged.map(({ catalogue }) => catalogue)]
    const safeguard = known.flatMap((of) => of.safeguardById.get(one.safeguard) ?? [])[0]
    if (!safeguard) return []
    return {
      safeguard: one.safeguard,
      title: safeguard.title,
      why: safeguard.why,
      closes: one.closes,
      contributes: one.touches,
      assets: one.assets.flatMap((id) => {
        const asset = assets.get(id)
        return asset ? [assetRefOf(asset)] : []
      }),
      open_findings: openOf(one.safeguard),
    }
  })
}

/** How many rows the list of findings shows of a safeguard at first. It knows the current catalogue, so this does too. */
async function openFindings(
  tx: TenantTx,
  catalogue: Catalogue,
  safeguards: readonly string[],
  moment: Moment,
): Promise<(safeguard: string) => number> {
  const checkKeys = [...new Set(safeguards.flatMap((id) => keysOfSafeguard(catalogue, id)))]
  const filter = { ...ANY_FINDING, statuses: ACTIVE_STATUSES, checkKeys }
  const counts = new Map(
    (await countByCheck(tx, filter, moment)).map(({ checkKey, count }) => [checkKey, count]),
  )
  return (safeguard) =>
    [...new Set(keysOfSafeguard(catalogue, safeguard))].reduce((sum, key) => sum + (counts.get(key) ?? 0), 0)
}
