import { loadFunctionTable } from '@/lib/catalogue/load-function-table'
import { type JudgeHostsInput, judgeHosts } from '@/lib/core/components/judge-hosts'
import { FUNCTION_CHECK_KEY, judgedStates } from '@/lib/core/components/judged-states'
import { fixOf } from '@/lib/core/patch-clock'
import type { CoverageAt, ScopedAsset, StateAt } from '@/lib/core/verdict'
import { assetsAt } from '@/lib/store/assets/assets-at'
import { componentsAt } from '@/lib/store/components/components-at'
import { declarationsAt } from '@/lib/store/components/declarations-at'
import { type CoverageRow, coverageAt } from '@/lib/store/coverage/coverage-at'
import { freshnessLimits, staleOn } from '@/lib/store/freshness/freshness-limits'
import type { TenantTx } from '@/lib/store/in-tenant'
import { placeOf, type StateRow, vulnerabilityOf } from '@/lib/store/states/state-row'
import { statesAt } from '@/lib/store/states/states-at'
import type { Times } from './times'

/** Everything that verdicts at an instant rest on. */
export interface EvidenceAt {
  assets: ScopedAsset[]
  coverage: CoverageAt[]
  states: StateAt[]
}

/** Labels that an asset must all have; none: every asset. */
export type ScopeLabels = Readonly<Record<string, string>>

export function isInScope(asset: ScopedAsset, labels: ScopeLabels): boolean {
  return Object.entries(labels).every(([key, value]) => asset.labels[key] === value)
}

/**
 * The evidence of all assets that any of the scopes takes in, at an instant as known at another: labels, retirements and
 * freshness limits of then. Four statements, whatever the number of scopes and assets, and two more where snapshots of engines
 * give facts that declarations are held against. @param checkKeys of which states are read; absent: all
 */
export async function loadEvidenceAt(
  tx: TenantTx,
  times: Times,
  scopes: readonly ScopeLabels[],
  checkKeys?: readonly string[],
): Promise<EvidenceAt> {
  const all = await assetsAt(tx, times)
  const assets = all.filter((asset) => scopes.some((labels) => isInScope(asset, labels)))
  const query = { ...times, assetIds: assets.length === all.length ? null : assets.map((asset) => asset.id) }
  const limits = await freshnessLimits(tx, times.knownAt)
  // Coverage first: should a report be committed between the two reads, its states are seen without its coverage. The
  // other way round, what it found failing would pass for a moment.
  const coverage = await coverageAt(tx, query)
  const states = await statesAt(tx, { ...query, ...(checkKeys ? { checkKeys } : {}) })
  const ids = new Set(assets.map((asset) => asset.id))
  const facts = states.filter((row) => ids.has(row.assetId)).map(stateOf)
  return {
    assets,
    coverage: coverage.filter((row) => ids.has(row.assetId)).map((row) => coverageOf(row, limits)),
    states: await withDeclarations(tx, times, assets, facts),
  }
}

/** Facts of a component's function become results when what is declared of it is held against them. */
async function withDeclarations(
  tx: TenantTx,
  times: Times,
  assets: readonly ScopedAsset[],
  facts: StateAt[],
): Promise<StateAt[]> {
  const assetIds = [...new Set(facts.filter((s) => s.checkKey === FUNCTION_CHECK_KEY).map((s) => s.assetId))]
  if (assetIds.length === 0) return facts
  const byId = new Map(assets.map((asset) => [asset.id, asset]))
  const input: JudgeHostsInput = {
    looks: await componentsAt(tx, { ...times, assetIds }),
    declarations: await declarationsAt(tx, { ...times, assetIds }),
    labelsOf: (assetId) => byId.get(assetId)?.labels ?? {},
    table: loadFunctionTable(),
  }
  return judgedStates(facts, judgeHosts(input))
}

function coverageOf(row: CoverageRow, limits: ReadonlyMap<string, number>): CoverageAt {
  const partial = row.partialPairs.map((pair) => pair.slice(0, pair.indexOf('/')))
  return {
    assetId: row.assetId,
    tool: row.tool,
    profile: row.profile,
    checkKeys: new Set(row.checkKeys),
    ...(partial.length > 0 ? { partialKeys: new Set(partial) } : {}),
    observedAt: row.observedAt.toISOString(),
    submissionId: row.submissionId,
    staleOn: staleOn(row.observedAt, row.tool, limits).toISOString(),
  }
}

function stateOf(row: StateRow): StateAt {
  return {
    assetId: row.assetId,
    checkKey: row.checkKey,
    subject: row.subject,
    result: row.result,
    severity: row.severity,
    detail: row.detail,
    since: row.validFrom.toISOString(),
    submissionId: row.submissionId,
    at: placeOf(row),
    ...fixOf(vulnerabilityOf(row)),
  }
}
