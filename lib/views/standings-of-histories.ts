import { catalogueOfVersion } from '@/lib/catalogue/catalogue-of-version'
import { asRecommendations } from '@/lib/core/as-recommendations'
import { isInScopeAt } from '@/lib/core/asset-history'
import { type ResultsThen, resultHistory } from '@/lib/core/result-history'
import { standingRows } from '@/lib/core/standing-rows'
import { stateOfHistory } from '@/lib/core/state-of-history'
import type { CoverageAt, StateAt } from '@/lib/core/verdict'
import { assessmentsAt } from '@/lib/store/assessments/assessments-at'
import { listDeterminations } from '@/lib/store/determinations/list-determinations'
import type { TenantTx } from '@/lib/store/in-tenant'
import type { EvidenceAt } from './evidence-at'
import { judgeOne, type RowsOf } from './judge-one'
import type { Judged, JudgedAll } from './judged'
import { loadHistories, type NamedHistory } from './load-histories'
import type { Times } from './times'

/**
 * Where every assessment stands at an instant as known at another, from the states of every asset: what `loadJudged` says of
 * verdicts and of what fails, for lists and gauges, at a fraction of the cost. States come without the words of their reports, a result is worked out once
 * for all assets of which all is alike, and of results that do not fail one of each kind stands for all
 * (`standing-rows.ts`), so that controls tell no coverage. Nine statements, whatever the number of assets and assessments.
 */
export async function standingsOfHistories(tx: TenantTx, times: Times): Promise<JudgedAll> {
  const { at, knownAt } = times
  const rows = await assessmentsAt(tx, knownAt)
  const known = await loadHistories(tx, { from: at, to: at, knownAt })
  const histories = known.filter((asset) => isInScopeAt(asset, {}, at.getTime()))
  const ids = rows.map((row) => row.id)
  const determinations = await listDeterminations(tx, ids, { knownAt })
  const evidence = evidenceOf(histories, at.getTime())
  const rowsOf = standingOnce(histories, at.getTime())
  const judged: Judged[] = []
  for (const row of rows) {
    const catalogue = await catalogueOfVersion(tx, row.catalogueVersion)
    const own = determinations.filter((one) => one.assessmentId === row.id)
    judged.push(judgeOne(row, catalogue, own, evidence, times, rowsOf))
  }
  return { judged, evidence }
}

/** Results under one catalogue are worked out once, the rows of one scope too: assessments share both. */
function standingOnce(assets: readonly NamedHistory[], at: number): RowsOf {
  const known = new Map<string, { results: Map<string, ResultsThen[]>; safeguards: string[] }>()
  const rows = new Map<string, ReturnType<RowsOf>>()
  return (catalogue, family, ids) => {
    const key = `${catalogue.version}\n${family === 'cis'}`
    const { toolChecks, safeguards } = family === 'cis' ? asRecommendations(catalogue.toolChecks) : catalogue
    const kept = known.get(key) ?? {
      results: resultHistory({ assets, instants: [at], toolChecks, safeguards }),
      safeguards: safeguards.map((one) => one.id),
    }
    known.set(key, kept)
    const scope = `${key}\n${[...ids].join()}`
    const own = [...ids].flatMap((id) => {
      const then = kept.results.get(id)?.[0]
      return then ? [[id, then] as const] : []
    })
    const standing = rows.get(scope) ?? standingRows(new Map(own), kept.safeguards)
    rows.set(scope, standing)
    return standing
  }
}

function evidenceOf(histories: readonly NamedHistory[], at: number): EvidenceAt {
  return {
    assets: histories.map(({ id, kind, name, labels }) => ({
      id,
      kind,
      name,
      labels: Object.fromEntries(
        labels.filter((label) => label.from <= at && at < label.to).map(({ key, value }) => [key, value]),
      ),
    })),
    coverage: histories.flatMap(looksOf),
    states: histories.flatMap((asset) => statesOf(asset, at)),
  }
}

function looksOf({ id, looks: kinds }: NamedHistory): CoverageAt[] {
  return kinds.flatMap(({ tool, profile, checkKeys, looks }) => {
    const last = looks.at(-1)
    if (!last) return []
    return {
      assetId: id,
      tool,
      profile,
      checkKeys,
      observedAt: new Date(last.observedAt).toISOString(),
      submissionId: last.submissionId,
      staleOn: new Date(last.staleOn).toISOString(),
    }
  })
}

function statesOf({ id, states, restated }: NamedHistory, at: number): StateAt[] {
  const facts = states.map((state) => stateOfHistory(id, state))
  return restated ? restated.at(facts, at) : facts
}
