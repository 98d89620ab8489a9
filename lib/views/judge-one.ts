import { assessFramework } from '@/lib/core/assess-framework'
import { determinationAt } from '@/lib/core/determination-at'
import type { Catalogue, FrameworkFamily } from '@/lib/core/framework'
import { frameworkOf } from '@/lib/core/framework-of'
import type { AssetSafeguard } from '@/lib/core/verdict'
import type { AssessmentRow } from '@/lib/store/assessments/assessments-at'
import type { DeterminationRow } from '@/lib/store/determinations/determination-row'
import { type EvidenceAt, isInScope } from './evidence-at'
import type { Judged } from './judged'
import type { Times } from './times'

/** Results of assets, by their ids, under a catalogue; of recommendations for the CIS family. */
export type RowsOf = (
  catalogue: Catalogue,
  family: FrameworkFamily,
  ids: ReadonlySet<string>,
) => AssetSafeguard[]

/** Judges one assessment over the evidence of an instant. */
export function judgeOne(
  row: AssessmentRow,
  catalogue: Catalogue,
  determinations: DeterminationRow[],
  evidence: EvidenceAt,
  times: Times,
  rowsOf: RowsOf,
): Judged {
  const framework = frameworkOf(catalogue, row.frameworkId)
  const family = catalogue.familyOf.get(row.frameworkId) ?? 'nist'
  const assets = evidence.assets.filter((asset) => isInScope(asset, row.scope.labels))
  const ids = new Set(assets.map((asset) => asset.id))
  const at = times.at.toISOString()
  const fresh = evidence.coverage.filter((look) => ids.has(look.assetId) && look.staleOn > at)
  return {
    row,
    catalogue,
    framework,
    family,
    assets,
    inScope: assets.length,
    assessed: new Set(fresh.map((look) => look.assetId)).size,
    controls: assessFramework({
      catalogue,
      frameworkId: row.frameworkId,
      level: row.level === '' ? null : row.level,
      profile: row.profile,
      rows: rowsOf(catalogue, family, ids),
      determinations: determinations.flatMap((one) => determinationAt(one, times)?.determination ?? []),
      at,
    }),
    determinations,
  }
}
