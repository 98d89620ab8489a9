import { checksOfSafeguards } from '@/lib/core/checks-of-safeguards'
import { edgesOf } from '@/lib/core/edges-of'
import { NotFound } from '@/lib/core/errors'
import type { Catalogue, CatalogueCheck } from '@/lib/core/framework'
import { recommendationResults } from '@/lib/core/recommendation-results'
import { safeguardResults } from '@/lib/core/safeguard-results'
import type { ControlAssessment, ScopedAsset } from '@/lib/core/verdict'
import type { TenantTx } from '@/lib/store/in-tenant'
import { loadEvidenceAt } from './evidence-at'
import { judgeOne } from './judge-one'
import type { Stood } from './judged'
import type { Times } from './times'

export interface JudgedControl {
  control: ControlAssessment
  /** In scope. */
  assets: ScopedAsset[]
}

/**
 * One control of an assessment with the states behind its verdict: of all evidence only that of the checks it rests on is read.
 * @throws NotFound for a group, a clause, or a control of another level
 */
export async function judgedControl(
  tx: TenantTx,
  { row, catalogue, determinations, ...stood }: Stood,
  controlId: string,
  times: Times,
): Promise<JudgedControl> {
  if (!stood.controls.some((one) => one.control.id === controlId)) throw new NotFound()
  const edges = edgesOf(catalogue, row.frameworkId, controlId)
  const safeguards = new Set(edges.map((edge) => edge.safeguard))
  const keys = checksOf(controlId, safeguards, catalogue, stood.family === 'cis').flatMap((check) => [
    check.key,
    ...check.aliasKeys,
  ])
  const evidence = await loadEvidenceAt(tx, times, [row.scope.labels], keys)
  const { assets, controls } = judgeOne(row, catalogue, determinations, evidence, times, () => {
    const looked = { ...evidence, at: times.at.toISOString(), toolChecks: catalogue.toolChecks }
    const own = catalogue.safeguards.filter((one) => safeguards.has(one.id))
    return stood.family === 'cis'
      ? recommendationResults(looked)
      : safeguardResults({ ...looked, safeguards: own })
  })
  const control = controls.find((one) => one.control.id === controlId)
  if (!control) throw new NotFound()
  return { control, assets }
}

function checksOf(
  controlId: string,
  safeguards: ReadonlySet<string>,
  { toolChecks }: Catalogue,
  isCis: boolean,
): readonly CatalogueCheck[] {
  if (isCis) return toolChecks.filter((check) => check.cisDocker === controlId)
  const bySafeguard = checksOfSafeguards(toolChecks)
  return [...new Set([...safeguards].flatMap((id) => bySafeguard.get(id) ?? []))]
}
