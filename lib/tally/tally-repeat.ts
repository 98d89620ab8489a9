import { localDay, startOfLocalDay } from '@/lib/core/local-day'
import { FOREVER } from '@/lib/core/timeline'
import { labelIntervals } from '@/lib/store/assets/label-intervals'
import { retirementsOf } from '@/lib/store/assets/retirements-of'
import { otherLooks, type RepeatedLook } from '@/lib/store/coverage/other-looks'
import { FOREVER_DATE } from '@/lib/store/forever'
import { DAY_MS, freshnessLimits, longestLimit, staleOn } from '@/lib/store/freshness/freshness-limits'
import type { TenantTx } from '@/lib/store/in-tenant'
import { type AssetPostureRow, assetPostures } from '@/lib/store/postures/asset-postures'
import { replacePostures } from './replace-postures'

export interface Repeat extends RepeatedLook {
  assetId: string
  /** When the same was said last, and now. Nothing speaks of the asset after. */
  before: Date
  at: Date
}

/**
 * Brings an asset's postures up to date with a look that repeats the one before it, word for word, without judging anew: what held
 * on the last day of the look before goes on until this one grows stale.
 * @returns false where something else turns in those days, so that they must be judged
 */
export async function tallyRepeat(tx: TenantTx, repeat: Repeat): Promise<boolean> {
  const { timeZone } = tx.scope.tenant
  const day = (instant: number) => localDay(instant, timeZone)
  const today = day(repeat.at.getTime())
  const [limits, old, labels, retired] = await Promise.all([
    freshnessLimits(tx, FOREVER_DATE),
    assetPostures(tx, repeat.assetId, today),
    labelIntervals(tx, repeat.assetId),
    retirementsOf(tx, [repeat.assetId]),
  ])
  // Days on which the look before would have been stale, and this one is not.
  const from = day(staleOn(repeat.before, repeat.tool, limits).getTime())
  const to = day(staleOn(repeat.at, repeat.tool, limits).getTime())
  if (from <= today) return false
  if (from === to) return true
  const others = await otherLooks(
    tx,
    repeat.assetId,
    new Date(startOfLocalDay(from, timeZone) - longestLimit(limits) * DAY_MS),
    repeat,
  )
  const turns = [
    ...others.map((look) => staleOn(look.observedAt, look.tool, limits).getTime()),
    ...labels.flatMap(({ validFrom, validTo }) => [validFrom.getTime(), validTo.getTime()]),
    ...retired.flatMap(({ validFrom, validTo }) => [validFrom.getTime(), validTo.getTime()]),
  ]
  const within = (instant: number) => instant < FOREVER && day(instant) >= from && day(instant) < to
  if (turns.some(within)) return false
  const last = old.find((row) => row.dayFrom < from && row.dayTo >= from)
  const extended: AssetPostureRow[] = last ? [{ ...last, dayFrom: from, dayTo: to }] : []
  const next = [
    ...old
      .filter((row) => row.dayFrom < from)
      .map((row) => (row.dayTo > from ? { ...row, dayTo: from } : row)),
    ...extended,
    ...old.filter((row) => row.dayTo > to).map((row) => (row.dayFrom < to ? { ...row, dayFrom: to } : row)),
  ]
  await replacePostures(tx, repeat.assetId, old, next)
  return true
}
