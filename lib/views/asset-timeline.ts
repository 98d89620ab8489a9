import type { Scope } from '@/lib/access/keys'
import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import {
  assetTimeline,
  staleStretches,
  type TimelineEntry,
  type TimelineFailure,
} from '@/lib/core/asset-timeline'
import { decodeCursor, encodeCursor } from '@/lib/core/cursor'
import { NotFound } from '@/lib/core/errors'
import { parsePublicId, publicId } from '@/lib/core/public-id'
import { knownAssets } from '@/lib/store/assets/known-assets'
import { labelsKnown } from '@/lib/store/assets/labels-known'
import { retirementsOf } from '@/lib/store/assets/retirements-of'
import { looksOfAsset } from '@/lib/store/coverage/looks-of-asset'
import { freshnessLimits, staleOn } from '@/lib/store/freshness/freshness-limits'
import { inTenant, type TenantTx } from '@/lib/store/in-tenant'
import { failuresOfAsset } from '@/lib/store/states/failures-of-asset'
import type { AssetTimelineDto, AssetTimelineEntryDto, TimelineQuery } from './asset-timeline.schema'
import { type Times, timesOf } from './times'

/** How many changes of one report are named. */
const MOST = 12

/**
 * What happened to an asset up to an instant, newest first: reports with what they found failing or mended, labels, retirement,
 * and stretches in which its evidence was stale. Seven statements, however long its life. Pages are cut by place, so a page
 * that follows one of *now* may repeat an entry when a report came between.
 * @throws NotFound, also when it was not known of by then
 */
export async function readAssetTimeline(
  scope: Scope,
  id: string,
  query: TimelineQuery,
  now: Date = new Date(),
): Promise<AssetTimelineDto> {
  const uuid = parsePublicId('asset', id)
  if (!uuid) throw new NotFound()
  const times = timesOf(query, now)
  const start = query.cursor ? Number(decodeCursor(query.cursor, ['int4'])[0]) : 0
  const input = await inTenant(scope, (tx) => load(tx, uuid, times))
  const entries = assetTimeline(input)
  const shown = entries.slice(start, start + query.limit)
  const more = start + shown.length < entries.length
  const tools = [...new Set(input.looks.map((look) => look.tool))]
  return {
    as_of: times.at.toISOString(),
    first: isoOf(input.looks[0]?.at ?? null),
    stale: staleStretches(input).map(({ tool, from, to }) => ({ tool, from: iso(from), to: isoOf(to) })),
    tools: tools.map((tool) => ({
      tool,
      first: iso(input.looks.find((look) => look.tool === tool)?.at ?? 0),
    })),
    items: shown.map(entryDto),
    next_cursor: more ? encodeCursor([start + shown.length]) : null,
    total: entries.length,
  }
}

async function load(tx: TenantTx, id: string, times: Times) {
  const asset = (await knownAssets(tx, times, id))[0]
  if (!asset) throw new NotFound()
  const limits = await freshnessLimits(tx, times.knownAt)
  const looks = await looksOfAsset(tx, id, times)
  const failures = await failuresOfAsset(tx, id, times)
  const labels = await labelsKnown(tx, [id], times.knownAt)
  const retired = await retirementsOf(tx, [id], times.knownAt)
  const over = ({ validFrom, validTo }: { validFrom: Date; validTo: Date }) => ({
    from: validFrom.getTime(),
    to: validTo.getTime(),
  })
  return {
    at: times.at.getTime(),
    looks: looks.map(({ at, submissionId, tool }) => ({
      at: at.getTime(),
      submissionId,
      tool,
      staleOn: staleOn(at, tool, limits).getTime(),
    })),
    failures: failures.map(({ from, to, title, checkKey, ...one }) => ({
      ...one,
      title: title ?? loadCatalogue().checkByKey.get(checkKey)?.title ?? checkKey,
      from: from.getTime(),
      to: to.getTime(),
    })),
    labels: labels.map((one) => ({ key: one.key, value: one.value, ...over(one) })),
    retired: retired.map((one) => ({ reason: one.reason, ...over(one) })),
  }
}

const iso = (ms: number) => new Date(ms).toISOString()
const isoOf = (ms: number | null) => (ms === null ? null : iso(ms))

function entryDto(entry: TimelineEntry): AssetTimelineEntryDto {
  const at = iso(entry.at)
  if (entry.kind === 'stale') return { ...entry, at, to: isoOf(entry.to) }
  if (entry.kind !== 'report') return { ...entry, at }
  const { kind, looks, tools, submissionId, from } = entry
  return {
    kind,
    at,
    from: iso(from),
    looks,
    submission: publicId('submission', submissionId),
    tools,
    failed: changes(entry.failed),
    mended: changes(entry.mended),
  }
}

function changes(failures: readonly TimelineFailure[]) {
  return {
    total: failures.length,
    items: failures.slice(0, MOST).map(({ findingId, title, subject, severity }) => ({
      finding: findingId ? publicId('finding', findingId) : null,
      title,
      subject,
      severity,
    })),
  }
}
