import { v7 } from 'uuid'
import { loadFunctionTable } from '@/lib/catalogue/load-function-table'
import type { FunctionsOverTime } from '@/lib/core/components/functions-over-time'
import { FUNCTION_CHECK_KEY } from '@/lib/core/components/judged-states'
import type { Catalogue } from '@/lib/core/framework'
import { labelSetId } from '@/lib/core/label-set'
import { localDay, startOfLocalDay } from '@/lib/core/local-day'
import { type PostureLook, postureDays } from '@/lib/core/posture-days'
import type { AssetKind } from '@/lib/core/report'
import { labelIntervals } from '@/lib/store/assets/label-intervals'
import { putLabelSet } from '@/lib/store/assets/put-label-set'
import { retirementsOf } from '@/lib/store/assets/retirements-of'
import { componentDays } from '@/lib/store/components/component-days'
import { declarationsOf } from '@/lib/store/components/declarations-of'
import { coverageDays } from '@/lib/store/coverage/coverage-days'
import { FOREVER_DATE } from '@/lib/store/forever'
import { freshnessLimits, staleOn } from '@/lib/store/freshness/freshness-limits'
import type { TenantTx } from '@/lib/store/in-tenant'
import { addTallyDeltas, type TallyChange } from '@/lib/store/postures/add-tally-deltas'
import {
  type AssetPostureRow,
  assetPostures,
  replaceAssetPostures,
} from '@/lib/store/postures/asset-postures'
import { putPostures } from '@/lib/store/postures/put-postures'
import { loadLines } from '@/lib/store/states/load-lines'

export interface TalliedAsset {
  id: string
  kind: string
}

/**
 * Brings an asset's postures and the tallies up to date from an instant on, in the transaction of the change
 * (docs/decisions/005). The asset's row is locked by the caller.
 */
export async function tallyAsset(
  tx: TenantTx,
  asset: TalliedAsset,
  since: Date,
  catalogue: Catalogue,
  timeZone: string = tx.scope.tenant.timeZone,
): Promise<void> {
  const from = localDay(since.getTime(), timeZone)
  const [old, coverage, lines, labels, retired] = await Promise.all([
    assetPostures(tx, asset.id, from),
    coverageFrom(tx, asset.id, from, timeZone),
    loadLines(tx, asset.id, new Date(startOfLocalDay(from, timeZone)), null),
    labelIntervals(tx, asset.id),
    retirementsOf(tx, [asset.id]),
  ])
  const isSnapshotted = coverage.some((look) => look.checkKeys.has(FUNCTION_CHECK_KEY))
  const functions = isSnapshotted ? await functionsFrom(tx, asset.id, from, timeZone) : undefined
  const days = postureDays({
    asset: { id: asset.id, kind: asset.kind as AssetKind, name: '', labels: {} },
    catalogue,
    timeZone,
    from,
    lines,
    coverage,
    ...(functions ? { functions } : {}),
    labels: labels.map(({ key, value, validFrom, validTo }) => ({
      key,
      value,
      from: validFrom.getTime(),
      to: validTo.getTime(),
    })),
    retired: retired.map((r) => ({
      from: r.validFrom.getTime(),
      to: r.validTo.getTime(),
    })),
  })
  const kept = old.filter((row) => row.dayFrom < from).map((row) => ({ ...row, dayTo: from }))
  const now = days.map(({ dayFrom, dayTo, id, labels }) => ({
    dayFrom,
    dayTo,
    postureId: id,
    labelSetId: labelSetId(labels),
    kind: asset.kind,
  }))
  const next = join([...kept, ...now])
  const drop = old.filter((row) => !next.some((other) => same(row, other)))
  const add = next.filter((row) => !old.some((other) => same(row, other)))
  if (drop.length === 0 && add.length === 0) return
  await putPostures(
    tx,
    days.map(({ id, results }) => ({ id, catalogueVersion: catalogue.version, results })),
  )
  for (const labels of distinctLabels(days)) await putLabelSet(tx, labelSetId(labels), labels)
  await replaceAssetPostures(tx, asset.id, drop, add)
  const deltas = deltasOf(drop, add)
  await addTallyDeltas(
    tx,
    deltas.map(() => v7()),
    deltas,
  )
}

async function functionsFrom(
  tx: TenantTx,
  assetId: string,
  from: string,
  timeZone: string,
): Promise<FunctionsOverTime> {
  const looks = await componentDays(tx, assetId, new Date(startOfLocalDay(from, timeZone)), timeZone)
  const declarations = await declarationsOf(tx, assetId)
  return {
    looks: looks.map(({ observedAt, components }) => ({ observedAt: observedAt.getTime(), components })),
    declarations: declarations.map((row) => ({ ...row, validFrom: row.validFrom.getTime() })),
    table: loadFunctionTable(),
  }
}

async function coverageFrom(
  tx: TenantTx,
  assetId: string,
  from: string,
  timeZone: string,
): Promise<PostureLook[]> {
  const [limits, rows] = await Promise.all([
    freshnessLimits(tx, FOREVER_DATE),
    coverageDays(tx, assetId, new Date(startOfLocalDay(from, timeZone)), timeZone),
  ])
  return rows.map((row) => ({
    assetId,
    set: [row.setId, ...row.partialPairs].join(','),
    tool: row.tool,
    profile: row.profile,
    checkKeys: new Set([...row.checkKeys, ...row.partialPairs.map((pair) => pair.split('/')[0] ?? '')]),
    observedAt: row.observedAt.toISOString(),
    submissionId: row.submissionId,
    staleOn: staleOn(row.observedAt, row.tool, limits).toISOString(),
  }))
}

function join(rows: readonly AssetPostureRow[]): AssetPostureRow[] {
  const joined: AssetPostureRow[] = []
  for (const row of rows) {
    const last = joined.at(-1)
    if (last && last.dayTo === row.dayFrom && sameValue(last, row))
      joined[joined.length - 1] = { ...last, dayTo: row.dayTo }
    else joined.push(row)
  }
  return joined
}

function sameValue(a: AssetPostureRow, b: AssetPostureRow): boolean {
  return a.postureId === b.postureId && a.labelSetId === b.labelSetId && a.kind === b.kind
}

function same(a: AssetPostureRow, b: AssetPostureRow): boolean {
  return sameValue(a, b) && a.dayFrom === b.dayFrom && a.dayTo === b.dayTo
}

/** What replacing rows adds to the running sums; what cancels out is left out. */
function deltasOf(drop: readonly AssetPostureRow[], add: readonly AssetPostureRow[]): TallyChange[] {
  const sums = new Map<string, TallyChange>()
  const count = (row: AssetPostureRow, day: string, n: number) => {
    const key = [row.labelSetId, row.kind, row.postureId, day].join('\n')
    const sum = sums.get(key) ?? {
      labelSetId: row.labelSetId,
      kind: row.kind,
      postureId: row.postureId,
      day,
      n: 0,
    }
    sums.set(key, { ...sum, n: sum.n + n })
  }
  for (const [rows, sign] of [
    [drop, -1],
    [add, 1],
  ] as const) {
    for (const row of rows) {
      count(row, row.dayFrom, sign)
      count(row, row.dayTo, -sign)
    }
  }
  return [...sums.values()].filter((change) => change.n !== 0)
}

function distinctLabels(days: readonly { labels: Record<string, string> }[]): Record<string, string>[] {
  return [...new Map(days.map(({ labels }) => [labelSetId(labels), labels])).values()]
}
