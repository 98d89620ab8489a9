import { publicId } from '@/lib/core/public-id'
import type { NamedActor } from '@/lib/store/actors/actors-by-id'
import type { ReportRow } from '@/lib/store/reports/list-reports'
import { actorRefOf } from './refs'
import type { ReportDto } from './report.schema'

const hex = (bytes: Uint8Array | null) => (bytes ? Buffer.from(bytes).toString('hex') : null)

/** How far a report is, and what it came to. */
export function reportDto(row: ReportRow, actors: ReadonlyMap<string, NamedActor>): ReportDto {
  return {
    id: publicId('report', row.id),
    assessment: { id: publicId('assessment', row.assessmentId), name: row.assessmentName },
    format: row.format as ReportDto['format'],
    lang: row.lang,
    as_of: row.asOf.toISOString(),
    known_at: row.knownAt.toISOString(),
    state: row.state,
    progress: row.progress,
    error: row.error,
    snapshot_sha256: hex(row.snapshotSha256),
    sha256: hex(row.sha256),
    bytes: row.bytes,
    created_by: actorRefOf(actors, row.createdBy),
    created_at: row.createdAt.toISOString(),
    finished_at: row.finishedAt?.toISOString() ?? null,
    log_index: row.logIndex,
  }
}
