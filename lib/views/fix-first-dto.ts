import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { type FixFirst, fixFirst } from '@/lib/core/fix-first'
import { keysOfSafeguard } from '@/lib/core/keys-of-safeguard'
import type { NamedAsset } from '@/lib/store/assets/assets-by-id'
import type { FindingCounts } from '@/lib/store/findings/count-by-check'
import type { Stood } from './judged'
import type { FixFirstDto } from './overview.schema'
import { assetRefOf } from './refs'
import type { Standings } from './standings'

const MOST = 10
/** Of how many assets a fix says the names. */
const MOST_NAMES = 10

/** A safeguard to fix, with the assets to mend. */
export interface RankedFix extends FixFirst {
  total: number
}

/**
 * The ten safeguards that close most gaps over all assessments, each with the first of the assets to mend and how many they are.
 * Editions that no longer bind are there to compare with, and ask for nothing.
 */
export function rankedFixes({ judged, assetsOf }: Pick<Standings, 'judged' | 'assetsOf'>): RankedFix[] {
  const frameworks = judged
    .filter((one) => !one.framework.retired)
    .map((one) => ({ frameworkId: one.framework.id, assessments: one.controls }))
  const ranked = fixFirst(frameworks, loadCatalogue().checkByKey, (rows) => assetsOf(rows, 0).total)
  return ranked.slice(0, MOST).map((one) => {
    const { ids, total } = assetsOf(one.assets, MOST_NAMES)
    return { ...one, assets: ids, total }
  })
}

/** Fixes in words. Findings are counted as the list counts that each leads to. */
export function fixFirstDtos(
  ranked: readonly RankedFix[],
  judged: readonly Stood[],
  { names, counts }: { names: ReadonlyMap<string, NamedAsset>; counts: readonly FindingCounts[] },
): FixFirstDto[] {
  const current = loadCatalogue()
  const known = [current, ...judged.map(({ catalogue }) => catalogue)]
  return ranked.flatMap((one) => {
    const safeguard = known.flatMap((of) => of.safeguardById.get(one.safeguard) ?? [])[0]
    if (!safeguard) return []
    // The list of findings knows the current catalogue, so this does too.
    const keys = new Set(keysOfSafeguard(current, one.safeguard))
    return {
      safeguard: one.safeguard,
      title: safeguard.title,
      why: safeguard.why,
      closes: one.closes,
      contributes: one.touches,
      assets: one.assets.flatMap((id) => {
        const asset = names.get(id)
        return asset ? [assetRefOf(asset)] : []
      }),
      assets_total: one.total,
      open_findings: counts.reduce((sum, row) => sum + (keys.has(row.checkKey) ? row.count : 0), 0),
    }
  })
}
