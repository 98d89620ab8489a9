import type { AssetHistory } from '@/lib/core/asset-history'
import { groupBy } from '@/lib/core/group-by'
import { knownAssets } from '@/lib/store/assets/known-assets'
import { labelsKnown } from '@/lib/store/assets/labels-known'
import { retirementsOf } from '@/lib/store/assets/retirements-of'
import { coverageSets } from '@/lib/store/coverage/coverage-sets'
import { type LooksRow, looksBetween } from '@/lib/store/coverage/looks-between'
import { freshnessLimits, staleOn } from '@/lib/store/freshness/freshness-limits'
import type { TenantTx } from '@/lib/store/in-tenant'
import { statesBetween } from '@/lib/store/states/states-between'
import { withRestated } from './load-restated'

export interface Between {
  from: Date
  to: Date
  knownAt: Date
}

/** An asset with its history, and its name. */
export type NamedHistory = AssetHistory & { name: string }

/**
 * Everything that verdicts rest on from an instant to another: seven statements, however many assets and days, and two more
 * where declarations are held against facts. Coverage
 * is read before states, as in `evidence-at.ts`.
 */
export async function loadHistories(tx: TenantTx, between: Between): Promise<NamedHistory[]> {
  const { knownAt } = between
  const assets = await knownAssets(tx, { at: between.to, knownAt })
  const labels = groupBy(await labelsKnown(tx, null, knownAt), (one) => one.assetId)
  const retired = groupBy(await retirementsOf(tx, null, knownAt), (one) => one.assetId)
  const limits = await freshnessLimits(tx, knownAt)
  const query = { ...between, timeZone: tx.scope.tenant.timeZone, assetIds: null }
  const rows = await looksBetween(tx, query)
  const sets = await coverageSets(tx, [...new Set(rows.map((row) => row.setId))])
  const checkKeys = new Map([...sets].map(([id, keys]) => [id, new Set(keys)]))
  const looks = groupBy(rows, (row) => row.assetId)
  const states = await statesBetween(tx, query)
  const histories = assets.map(({ id, kind, name, firstSeen }) => ({
    id,
    kind,
    name,
    firstSeen: firstSeen.getTime(),
    labels: (labels.get(id) ?? []).map(({ key, value, ...over }) => ({ key, value, ...overOf(over) })),
    retired: (retired.get(id) ?? []).map(overOf),
    looks: (looks.get(id) ?? []).map((row) => lookHistory(row, checkKeys, limits)),
    states: states.get(id) ?? [],
  }))
  return withRestated(tx, histories, between)
}

function overOf({ validFrom, validTo }: { validFrom: Date; validTo: Date }) {
  return { from: validFrom.getTime(), to: validTo.getTime() }
}

function lookHistory(
  { tool, profile, setId, looks }: LooksRow,
  checkKeys: ReadonlyMap<string, ReadonlySet<string>>,
  limits: ReadonlyMap<string, number>,
): AssetHistory['looks'][number] {
  return {
    tool,
    profile,
    setId,
    checkKeys: checkKeys.get(setId) ?? new Set(),
    looks: looks.map((look) => ({
      ...look,
      staleOn: staleOn(new Date(look.observedAt), tool, limits).getTime(),
    })),
  }
}
