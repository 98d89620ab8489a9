import type { ApplicabilityProfile } from '@/lib/core/verdict'
import type { TenantTx } from '../in-tenant'

export interface RevisionRow {
  recordedFrom: Date
  catalogueVersion: string
  profile: ApplicabilityProfile
  scope: { labels: Record<string, string> }
  periodFrom: Date | null
  periodTo: Date | null
  actorRef: string
  logIndex: number
}

/** Every revision of an assessment, newest first. People make them by hand: there are few. */
export async function listRevisions(tx: TenantTx, assessmentId: string): Promise<RevisionRow[]> {
  return tx.db.$queryRaw<RevisionRow[]>`
    SELECT recorded_from AS "recordedFrom", catalogue_version AS "catalogueVersion", profile, scope,
      period_from AS "periodFrom", period_to AS "periodTo", actor_ref AS "actorRef", log_index AS "logIndex"
    FROM assessment_revision WHERE tenant_id = ${tx.tenantId}::uuid AND assessment_id = ${assessmentId}::uuid
    ORDER BY recorded_from DESC`
}
