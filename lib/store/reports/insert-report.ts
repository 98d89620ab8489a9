import { ensureActor } from '../actors/ensure-actor'
import type { TenantTx } from '../in-tenant'

export interface NewReport {
  id: string
  assessmentId: string
  format: string
  lang: 'zh' | 'en'
  asOf: Date
  knownAt: Date
  at: Date
}

/** Keeps that a report was asked for, and over which assets: those of whoever asks. */
export async function insertReport(tx: TenantTx, report: NewReport): Promise<void> {
  await tx.db.$executeRaw`
    INSERT INTO report (tenant_id, id, assessment_id, format, lang, as_of, known_at, state, created_by, created_at, label_limit)
    VALUES (${tx.tenantId}::uuid, ${report.id}::uuid, ${report.assessmentId}::uuid, ${report.format}, ${report.lang},
      ${report.asOf}, ${report.knownAt}, 'queued', ${await ensureActor(tx)}::uuid, ${report.at},
      ${tx.scope.limit && JSON.stringify(tx.scope.limit)}::jsonb)`
}
