import type { TenantTx } from '../in-tenant'
import type { DeterminationRow } from './determination-row'

/**
 * All determinations of the control that one of them is about, locked until COMMIT: of two that are approved at once,
 * the second supersedes the first. None when there is no such determination.
 */
export async function lockDeterminations(tx: TenantTx, id: string): Promise<DeterminationRow[]> {
  return tx.db.$queryRaw<DeterminationRow[]>`
    SELECT d.id, d.assessment_id AS "assessmentId", d.control_id AS "controlId", d.verdict, d.narrative,
      d.valid_from AS "validFrom", d.expires_at AS "expiresAt", d.author_ref AS "authorRef", d.recorded_from AS "recordedFrom",
      d.approver_ref AS "approverRef", d.approved_at AS "approvedAt", d.ended_at AS "endedAt", d.ended_why AS "endedWhy",
      d.ended_by AS "endedBy", d.log_index AS "logIndex", d.log_epoch AS "logEpoch"
    FROM determination d
    WHERE d.tenant_id = ${tx.tenantId}::uuid AND (d.assessment_id, d.control_id) = (
      SELECT assessment_id, control_id FROM determination WHERE tenant_id = ${tx.tenantId}::uuid AND id = ${id}::uuid)
    ORDER BY d.id FOR NO KEY UPDATE`
}
