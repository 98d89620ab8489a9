import type { TenantTx } from '../in-tenant'

/** What is said of a report; its snapshot and bytes are read apart. */
export interface ReportRow {
  id: string
  assessmentId: string
  assessmentName: string
  format: string
  lang: 'zh' | 'en'
  asOf: Date
  knownAt: Date
  state: 'queued' | 'running' | 'done' | 'failed'
  progress: number
  error: string | null
  snapshotSha256: Uint8Array | null
  sha256: Uint8Array | null
  bytes: number | null
  createdBy: string
  createdAt: Date
  finishedAt: Date | null
  logIndex: number | null
}

export interface ReportFilter {
  /** null: every one. */
  id: string | null
  /** Only those asked for by then; absent: all. */
  until?: Date | undefined
  /** The last one of the page before. */
  after: { createdAt: Date; id: string } | null
  limit: number
}

/** Reports, newest first. `created_by` is a reference of the logs. */
export async function listReports(
  tx: TenantTx,
  { id, until, after, limit }: ReportFilter,
): Promise<ReportRow[]> {
  return tx.db.$queryRaw<ReportRow[]>`
    SELECT r.id, r.assessment_id AS "assessmentId", a.name AS "assessmentName", r.format, r.lang, r.as_of AS "asOf",
      r.known_at AS "knownAt", r.state, r.progress, r.error, r.snapshot_sha256 AS "snapshotSha256", r.sha256,
      octet_length(r.content) AS bytes, r.created_by AS "createdBy", r.created_at AS "createdAt",
      r.finished_at AS "finishedAt", r.log_index AS "logIndex"
    FROM report r JOIN assessment a ON a.tenant_id = r.tenant_id AND a.id = r.assessment_id AND a.tenant_id = ${tx.tenantId}::uuid
    WHERE r.tenant_id = ${tx.tenantId}::uuid AND (${id}::uuid IS NULL OR r.id = ${id}::uuid)
      AND (${until ?? null}::timestamptz IS NULL OR r.created_at <= ${until ?? null}::timestamptz)
      AND (${after?.id ?? null}::uuid IS NULL
        OR (r.created_at, r.id) < (${after?.createdAt ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    ORDER BY r.created_at DESC, r.id DESC LIMIT ${limit}`
}
