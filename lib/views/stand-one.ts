import { assessFramework } from '@/lib/core/assess-framework'
import { determinationAt } from '@/lib/core/determination-at'
import type { Catalogue, FrameworkFamily } from '@/lib/core/framework'
import { frameworkOf } from '@/lib/core/framework-of'
import { type FailingByRow, scopeRows } from '@/lib/core/standings/scope-rows'
import type { StandingAsset } from '@/lib/core/standings/standing-asset'
import type { AssetSafeguard } from '@/lib/core/verdict'
import type { AssessmentRow } from '@/lib/store/assessments/assessments-at'
import type { DeterminationRow } from '@/lib/store/determinations/determination-row'
import type { Stood } from './judged'
import type { Times } from './times'

/** An assessment with the assets of its scope. */
export type StoodOver = Stood & { over: readonly StandingAsset[] }

/** What assessments over the same assets share, whoever asks and when: verdicts alone depend on the instant. */
interface Shared {
  failing: FailingByRow
  /** By their labels. */
  scopes: Map<string, StandingAsset[]>
  /** By scope. */
  known: Map<string, AssetSafeguard[]>
}

/** Forgotten with the list of assets, which is another one once anything has changed. */
const shared = new WeakMap<readonly StandingAsset[], Shared>()

function sharedOf(assets: readonly StandingAsset[]): Shared {
  const one = shared.get(assets) ?? { failing: new Map(), scopes: new Map(), known: new Map() }
  shared.set(assets, one)
  return one
}

/** Judges assessments over how assets stand; what they share of scopes and results is worked out once. */
export function standing(
  assets: readonly StandingAsset[],
  determinations: readonly DeterminationRow[],
  times: Times,
) {
  const { failing, scopes, known } = sharedOf(assets)
  const scopeOf = (labels: Readonly<Record<string, string>>): [string, StandingAsset[]] => {
    const wanted = Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1))
    const key = JSON.stringify(wanted)
    const own = scopes.get(key) ?? assets.filter((asset) => wanted.every(([k, v]) => asset.labels[k] === v))
    scopes.set(key, own)
    return [key, own]
  }
  const rowsOf = (catalogue: Catalogue, family: FrameworkFamily, [key, own]: [string, StandingAsset[]]) => {
    const of = `${family === 'cis'} ${key}`
    const rows = known.get(of) ?? scopeRows(own, catalogue, family, failing)
    known.set(of, rows)
    return rows
  }
  const stand = (row: AssessmentRow, catalogue: Catalogue): StoodOver => {
    const family = catalogue.familyOf.get(row.frameworkId) ?? 'nist'
    const scope = scopeOf(row.scope.labels)
    const own = determinations.filter((one) => one.assessmentId === row.id)
    return {
      row,
      catalogue,
      framework: frameworkOf(catalogue, row.frameworkId),
      family,
      over: scope[1],
      inScope: scope[1].length,
      assessed: scope[1].filter((asset) => asset.standing.fresh).length,
      controls: assessFramework({
        catalogue,
        frameworkId: row.frameworkId,
        level: row.level === '' ? null : row.level,
        profile: row.profile,
        rows: rowsOf(catalogue, family, scope),
        determinations: own.flatMap((one) => determinationAt(one, times)?.determination ?? []),
        at: times.at.toISOString(),
      }),
      determinations: own,
    }
  }
  return { stand, failing }
}
