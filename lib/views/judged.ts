import { catalogueOfVersion } from '@/lib/catalogue/catalogue-of-version'
import type { Catalogue, Framework, FrameworkFamily } from '@/lib/core/framework'
import { recommendationResults } from '@/lib/core/recommendation-results'
import { safeguardResults } from '@/lib/core/safeguard-results'
import type { AssetSafeguard, ControlAssessment, ScopedAsset } from '@/lib/core/verdict'
import { type AssessmentRow, assessmentsAt } from '@/lib/store/assessments/assessments-at'
import type { DeterminationRow } from '@/lib/store/determinations/determination-row'
import { listDeterminations } from '@/lib/store/determinations/list-determinations'
import type { TenantTx } from '@/lib/store/in-tenant'
import { type EvidenceAt, loadEvidenceAt } from './evidence-at'
import { judgeOne, type RowsOf } from './judge-one'
import type { Times } from './times'

/** Where an assessment stands at an instant. */
export interface Stood {
  row: AssessmentRow
  catalogue: Catalogue
  framework: Framework
  family: FrameworkFamily
  /** Assets. */
  inScope: number
  /** Of those, how many have any evidence that is fresh. */
  assessed: number
  /** In printed order. */
  controls: ControlAssessment[]
  /** Recorded by then, newest first. */
  determinations: DeterminationRow[]
}

/** An assessment with all verdicts at an instant, and with the assets of which they are. */
export interface Judged extends Stood {
  /** In scope. */
  assets: ScopedAsset[]
}

export interface JudgedAll {
  judged: Judged[]
  evidence: EvidenceAt
}

/**
 * Assessments at an instant as known at another, each judged under the catalogue it was pinned to then. Six statements
 * whatever the number of assessments and assets, and one more for each pinned catalogue that is not yet in memory.
 * @param id null: all of the tenant
 * @param widen also load the evidence of assets that are in no scope
 */
export async function loadJudged(
  tx: TenantTx,
  times: Times,
  { id = null, widen = false }: { id?: string | null; widen?: boolean } = {},
): Promise<JudgedAll> {
  return judgeRows(tx, times, await assessmentsAt(tx, times.knownAt, id), widen)
}

/** The same of assessments that are given: as they are kept, or as somebody thinks of having them. */
export async function judgeRows(
  tx: TenantTx,
  times: Times,
  rows: readonly AssessmentRow[],
  widen = false,
): Promise<JudgedAll> {
  const scopes = rows.map((row) => row.scope.labels)
  const evidence = await loadEvidenceAt(tx, times, widen ? [{}] : scopes)
  const ids = rows.map((row) => row.id)
  const determinations = await listDeterminations(tx, ids, { knownAt: times.knownAt })
  const rowsOf = resultsOnce(evidence, times)
  const judged: Judged[] = []
  for (const row of rows) {
    const catalogue = await catalogueOfVersion(tx, row.catalogueVersion)
    const own = determinations.filter((one) => one.assessmentId === row.id)
    judged.push(judgeOne(row, catalogue, own, evidence, times, rowsOf))
  }
  return { judged, evidence }
}

/** Results on assets are the same for every assessment under one catalogue, so they are worked out once. */
function resultsOnce({ assets, states, coverage }: EvidenceAt, times: Times): RowsOf {
  const known = new Map<string, AssetSafeguard[]>()
  return (catalogue, family, ids) => {
    const key = `${catalogue.version}\n${family === 'cis'}`
    const kept = known.get(key)
    if (kept) return kept.filter((one) => ids.has(one.assetId))
    const looked = { assets, states, coverage, at: times.at.toISOString(), toolChecks: catalogue.toolChecks }
    const rows =
      family === 'cis'
        ? recommendationResults(looked)
        : safeguardResults({ ...looked, safeguards: catalogue.safeguards })
    known.set(key, rows)
    return rows.filter((one) => ids.has(one.assetId))
  }
}
