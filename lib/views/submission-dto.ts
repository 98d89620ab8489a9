import { publicId } from '@/lib/core/public-id'
import type { AssetKind } from '@/lib/core/report'
import { actorsById, type NamedActor } from '@/lib/store/actors/actors-by-id'
import { assetsById, type NamedAsset } from '@/lib/store/assets/assets-by-id'
import type { TenantTx } from '@/lib/store/in-tenant'
import { sightingsOf } from '@/lib/store/submissions/sightings-of'
import { assetsOfSubmissions } from '@/lib/store/submissions/submission-assets'
import type { SubmissionRow } from '@/lib/store/submissions/submission-row'
import { actorRefOf, assetRefOf } from './refs'
import type { SubmissionDto } from './submission.schema'

/** What rows of submissions refer to. */
export interface SubmissionContext {
  assets: ReadonlyMap<string, NamedAsset>
  /** Assets of each submission, the root first. */
  assetsOf: ReadonlyMap<string, string[]>
  actors: ReadonlyMap<string, NamedActor>
  sightings: ReadonlyMap<string, Date[]>
}

/** Four statements, however many rows. */
export async function submissionContext(
  tx: TenantTx,
  rows: readonly SubmissionRow[],
): Promise<SubmissionContext> {
  const assetsOf = await assetsOfSubmissions(
    tx,
    rows.map((row) => row.id),
  )
  return {
    assetsOf,
    assets: await assetsById(tx, [...new Set([...assetsOf.values()].flat())]),
    actors: await actorsById(
      tx,
      rows.map((row) => row.actorRef),
    ),
    sightings: await sightingsOf(
      tx,
      rows.map((row) => row.id),
    ),
  }
}

/** Of a submission that was just taken in, for its receipt: that does not name its sender. */
export function freshContext(
  row: SubmissionRow,
  assets: readonly { id: string; kind: string; name: string }[],
): SubmissionContext {
  return {
    assetsOf: new Map([[row.id, assets.map(({ id }) => id)]]),
    assets: new Map(assets.map(({ id, kind, name }) => [id, { id, kind: kind as AssetKind, name }])),
    actors: new Map(),
    sightings: new Map(),
  }
}

export function submissionDto(row: SubmissionRow, context: SubmissionContext): SubmissionDto {
  const ids = [...new Set(context.assetsOf.get(row.id) ?? [])]
  return {
    id: publicId('submission', row.id),
    state: row.state as SubmissionDto['state'],
    tool: row.tool,
    tool_version: row.toolVersion,
    format: row.format,
    ...databaseOf(row),
    edition: row.edition,
    profile: row.profile,
    parser_version: row.parserVersion,
    assets: ids.flatMap((id) => {
      const asset = context.assets.get(id)
      return asset ? [assetRefOf(asset)] : []
    }),
    observed_at: row.observedAt.toISOString(),
    observed_source: row.observedSource as SubmissionDto['observed_source'],
    received_at: row.receivedAt.toISOString(),
    evidence: { sha256: Buffer.from(row.evidenceSha256).toString('hex'), bytes: row.bytes },
    items: row.items,
    by_result: row.byResult,
    by_severity: row.bySeverity,
    notes: row.notes.map((note) => ({ ...note, at: note.at ?? null })),
    changes: row.changes,
    sender: actorRefOf(context.actors, row.actorRef),
    error: row.errorCode ? { code: row.errorCode, message: row.errorMessage ?? '', at: row.errorAt } : null,
    sightings: (context.sightings.get(row.id) ?? []).map((seen) => seen.toISOString()),
    progress: row.state === 'received' ? (row.progress ?? 0) : null,
    log_index: row.logIndex,
  }
}

/** The report's word on the scanner's database, else the sender's. */
function databaseOf({
  databaseVersion,
  hints,
}: SubmissionRow): Pick<SubmissionDto, 'database_version' | 'database_source'> {
  if (databaseVersion !== null) return { database_version: databaseVersion, database_source: 'printed' }
  const said = hints.database ?? null
  return { database_version: said, database_source: said === null ? null : 'parameter' }
}
