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
import { assetPostures } from '@/lib/store/postures/asset-postures'
import { putPostures } from '@/lib/store/postures/put-postures'
import { loadLines } from '@/lib/store/states/load-lines'
import { replacePostures, samePostures } from './replace-postures'

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
  const next = [...kept, ...now]
  if (samePostures(old, next)) return
  await putPostures(
    tx,
    days.map(({ id, results }) => ({ id, catalogueVersion: catalogue.version, results })),
  )
  for (const labels of distinctLabels(days)) await putLabelSet(tx, labelSetId(labels), labels)
  await replacePostures(tx, asset.id, old, next)
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

function distinctLabels(days: readonly { labels: Record<string, string> }[]): Record<string, string>[] {
  return [...new Map(days.map(({ labels }) => [labelSetId(labels), labels])).values()]
}
