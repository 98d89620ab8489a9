import type { LabelLimit } from '@/lib/core/label-rule'
import type { TenantTx } from '../in-tenant'

/** What making a report needs of it. */
export interface ReportWork {
  id: string
  assessmentId: string
  format: string
  lang: 'zh' | 'en'
  asOf: Date
  knownAt: Date
  state: string
  /** What whoever asked for it is limited to. */
  limit: LabelLimit
  createdBy: string
  /** gzip of the canonical snapshot; null until it is frozen. */
  snapshot: Uint8Array | null
}

/** A report to be made, or null. @param lock until COMMIT */
export async function readReportWork(tx: TenantTx, id: string, lock = false): Promise<ReportWork | null> {
  if (lock) {
    await tx.db
      .$queryRaw`SELECT id FROM report WHERE tenant_id = ${tx.tenantId}::uuid AND id = ${id}::uuid FOR UPDATE`
  }
  const rows = await tx.db.$queryRaw<ReportWork[]>`
    SELECT id, assessment_id AS "assessmentId", format, lang, as_of AS "asOf", known_at AS "knownAt", state,
      created_by AS "createdBy", label_limit AS "limit", snapshot
    FROM report WHERE tenant_id = ${tx.tenantId}::uuid AND id = ${id}::uuid`
  return rows[0] ?? null
}
