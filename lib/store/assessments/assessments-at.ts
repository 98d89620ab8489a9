import type { ApplicabilityProfile } from '@/lib/core/verdict'
import type { TenantTx } from '../in-tenant'

/** An assessment with the revision that counted at an instant. */
export interface AssessmentRow {
  id: string
  frameworkId: string
  /** '' where the framework has no levels. */
  level: string
  name: string
  createdAt: Date
  /** Since when the revision is recorded. */
  recordedFrom: Date
  catalogueVersion: string
  profile: ApplicabilityProfile
  scope: { labels: Record<string, string> }
  periodFrom: Date | null
  periodTo: Date | null
}

/** Assessments as known at an instant, oldest first; one that was begun later is not there yet. @param id null: all */
export async function assessmentsAt(
  tx: TenantTx,
  knownAt: Date,
  id: string | null = null,
): Promise<AssessmentRow[]> {
  return tx.db.$queryRaw<AssessmentRow[]>`
    SELECT * FROM (
      SELECT DISTINCT ON (a.id) a.id, a.framework_id AS "frameworkId", a.level, a.name, a.created_at AS "createdAt",
        r.recorded_from AS "recordedFrom", r.catalogue_version AS "catalogueVersion", r.profile, r.scope,
        r.period_from AS "periodFrom", r.period_to AS "periodTo"
      FROM assessment a
      JOIN assessment_revision r ON r.tenant_id = a.tenant_id AND r.assessment_id = a.id
      WHERE a.tenant_id = ${tx.tenantId}::uuid AND r.tenant_id = ${tx.tenantId}::uuid AND r.recorded_from <= ${knownAt}
        AND (a.archived_at IS NULL OR a.archived_at > ${knownAt}) AND (${id}::uuid IS NULL OR a.id = ${id}::uuid)
      ORDER BY a.id, r.recorded_from DESC
    ) newest ORDER BY "createdAt", id`
}
