import type { TenantTx } from '../in-tenant'

/** A submission as a report lists it among its evidence. */
export interface SubmissionBehind {
  id: string
  assetName: string
  tool: string
  toolVersion: string | null
  observedAt: Date
  receivedAt: Date
  sha256: Uint8Array
  bytes: number
  logIndex: number
  sender: string
  /** When its bytes were dropped under the retention setting; null: they are there. */
  droppedAt: Date | null
}

/** Submissions by id, oldest first. */
export async function submissionsBehind(tx: TenantTx, ids: readonly string[]): Promise<SubmissionBehind[]> {
  return tx.db.$queryRaw<SubmissionBehind[]>`
    SELECT s.id, coalesce(a.name, '') AS "assetName", coalesce(w.tool, '') AS tool, w.tool_version AS "toolVersion",
      s.observed_at AS "observedAt", s.received_at AS "receivedAt", s.evidence_sha256 AS sha256, s.bytes,
      s.log_index AS "logIndex", coalesce(r.label, '') AS sender, d.at AS "droppedAt"
    FROM submission s
    JOIN submission_words w ON w.tenant_id = s.tenant_id AND w.id = s.words_id AND w.tenant_id = ${tx.tenantId}::uuid
    LEFT JOIN asset a ON a.tenant_id = s.tenant_id AND a.id = s.asset_id AND a.tenant_id = ${tx.tenantId}::uuid
    LEFT JOIN actor r ON r.tenant_id = s.tenant_id AND r.id = s.actor_ref AND r.tenant_id = ${tx.tenantId}::uuid
    LEFT JOIN evidence e ON e.tenant_id = ${tx.tenantId}::uuid AND e.sha256 = s.evidence_sha256 AND e.encoding = 'dropped'
    LEFT JOIN evidence_drop d ON d.tenant_id = ${tx.tenantId}::uuid AND d.id = e.drop_id
    WHERE s.tenant_id = ${tx.tenantId}::uuid AND s.id = ANY(${[...new Set(ids)]}::uuid[])
    ORDER BY s.observed_at, s.id`
}
