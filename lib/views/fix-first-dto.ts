import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { fixFirst } from '@/lib/core/fix-first'
import type { Catalogue } from '@/lib/core/framework'
import type { EvidenceAt } from './evidence-at'
import type { Judged } from './judged'
import type { FixFirstDto } from './overview.schema'
import { assetRefOf } from './refs'

const MOST = 10

/**
 * The ten safeguards that close most gaps over all assessments, each with the assets to mend. Editions that no longer bind
 * are there to compare with, and ask for nothing.
 */
export function fixFirstDtos(judged: readonly Judged[], evidence: EvidenceAt): FixFirstDto[] {
  const current = loadCatalogue()
  const ranked = fixFirst(
    judged
      .filter((one) => !one.framework.retired)
      .map((one) => ({ frameworkId: one.framework.id, assessments: one.controls })),
    current.checkByKey,
  ).slice(0, MOST)
  const assets = new Map(evidence.assets.map((asset) => [asset.id, asset]))
  return ranked.flatMap((one) => {
    const catalogue = [current, ...judged.map(({ catalogue: pinned }) => pinned)].find((known) =>
      known.safeguardById.has(one.safeguard),
    )
    const safeguard = catalogue?.safeguardById.get(one.safeguard)
    if (!catalogue || !safeguard) return []
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
      open_findings: openOf(catalogue, one.safeguard, new Set(one.assets), evidence),
    }
  })
}

function openOf(
  catalogue: Catalogue,
  safeguard: string,
  assets: ReadonlySet<string>,
  { states }: EvidenceAt,
): number {
  const checks = catalogue.checksBySafeguard.get(safeguard) ?? []
  const keys = new Set(checks.flatMap((check) => [check.key, ...check.aliasKeys]))
  return states.filter((s) => s.result === 'fail' && assets.has(s.assetId) && keys.has(s.checkKey)).length
}
