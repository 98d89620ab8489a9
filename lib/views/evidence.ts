import type { Scope } from '@/lib/access/keys'
import { decodeCursor } from '@/lib/core/cursor'
import { publicId } from '@/lib/core/public-id'
import { UUID } from '@/lib/core/uuid-form'
import { actorsById } from '@/lib/store/actors/actors-by-id'
import { assetsById } from '@/lib/store/assets/assets-by-id'
import { countEvidence } from '@/lib/store/evidence/count-evidence'
import type { EvidenceFilter } from '@/lib/store/evidence/evidence-sql'
import { type EvidenceRow, listEvidence as readEvidence } from '@/lib/store/evidence/list-evidence'
import { inTenant, type TenantTx } from '@/lib/store/in-tenant'
import type { EvidenceDto, EvidencePageDto, EvidenceQuery } from './evidence.schema'
import { pageOf } from './page-of'
import { actorRefOf, assetRefOf } from './refs'
import { resolveAssetFilter } from './resolve-asset-filter'
import { isPast, timesOf } from './times'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

/**
 * Evidence by its hash, what was first received last coming first. With a time, what had been handed in by then. The first page
 * says how much there is in all.
 */
export async function listEvidence(scope: Scope, query: EvidenceQuery): Promise<EvidencePageDto> {
  return inTenant(scope, async (tx) => {
    const filter = await filterOf(tx, query)
    if (!filter) return { items: [], next_cursor: null, total: 0 }
    const cursor = query.cursor ? decodeCursor(query.cursor, [UUID]) : null
    const after = cursor ? String(cursor[0]) : null
    const rows = await readEvidence(tx, { filter, after, limit: query.limit + 1 })
    const page = pageOf(rows, query.limit, await evidenceDtos(tx, rows), (row) => [row.place])
    return cursor ? page : { ...page, total: await countEvidence(tx, filter) }
  })
}

/** null: it names an asset that is not there, so it finds nothing. */
async function filterOf(tx: TenantTx, query: EvidenceQuery): Promise<EvidenceFilter | null> {
  const assets = await resolveAssetFilter(tx, query.asset)
  if (assets === 'none') return null
  const instant = (text: string | undefined) => (text ? new Date(text) : null)
  return {
    prefix: query.sha256 ?? null,
    tool: query.tool ?? null,
    assetIds: assets,
    received: { from: instant(query.received_from), to: instant(query.received_to) },
    until: isPast(query) ? timesOf(query) : undefined,
  }
}

/** Two statements, however many rows. */
async function evidenceDtos(
  tx: TenantTx,
  rows: readonly EvidenceRow[],
): Promise<(row: EvidenceRow) => EvidenceDto> {
  const actors = await actorsById(tx, [...new Set(rows.flatMap((row) => row.actorRefs))])
  const assets = await assetsById(tx, [...new Set(rows.flatMap((row) => row.assetIds))])
  return (row) => ({
    sha256: hex(row.sha256),
    bytes: row.bytes,
    first_received: row.firstReceived.toISOString(),
    last_received: row.lastReceived.toISOString(),
    submissions: row.submissions,
    sightings: row.sightings,
    senders: row.actorRefs.map((id) => actorRefOf(actors, id)),
    assets: row.assetIds.flatMap((id) => {
      const asset = assets.get(id)
      return asset ? [assetRefOf(asset)] : []
    }),
    first_submission: publicId('submission', row.submissionId),
    state: row.state as EvidenceDto['state'],
    error_code: row.errorCode,
    tool: row.tool,
    tool_version: row.toolVersion,
    format: row.format,
    items: row.items,
    by_result: row.byResult,
    by_severity: row.bySeverity,
    log: { index: row.logIndex, epoch: row.logEpoch, signed: row.signed },
  })
}
