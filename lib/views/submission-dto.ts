import { publicId } from '@/lib/core/public-id'
import { actorsById, type NamedActor } from '@/lib/store/actors/actors-by-id'
import { assetsById, type NamedAsset } from '@/lib/store/assets/assets-by-id'
import type { TenantTx } from '@/lib/store/in-tenant'
import { sightingsOf } from '@/lib/store/submissions/sightings-of'
import type { SubmissionRow } from '@/lib/store/submissions/submission-row'
import { actorRefOf, assetRefOf } from './refs'
import type { SubmissionDto } from './submission.schema'

/** What rows of submissions refer to. */
export interface SubmissionContext {
  assets: ReadonlyMap<string, NamedAsset>
  actors: ReadonlyMap<string, NamedActor>
  sightings: ReadonlyMap<string, Date[]>
}

/** Three statements, however many rows. */
export async function submissionContext(
  tx: TenantTx,
  rows: readonly SubmissionRow[],
): Promise<SubmissionContext> {
  return {
    assets: await assetsById(
      tx,
      rows.flatMap((row) => row.assetId ?? []),
    ),
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

export function submissionDto(row: SubmissionRow, context: SubmissionContext): SubmissionDto {
  const asset = row.assetId ? context.assets.get(row.assetId) : undefined
  return {
    id: publicId('submission', row.id),
    state: row.state as SubmissionDto['state'],
    tool: row.tool,
    tool_version: row.toolVersion,
    format: row.format,
    edition: row.edition,
    profile: row.profile,
    parser_version: row.parserVersion,
    assets: asset ? [assetRefOf(asset)] : [],
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
    log_index: row.logIndex,
  }
}
