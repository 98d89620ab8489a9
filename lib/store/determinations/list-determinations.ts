import type { TenantTx } from '../in-tenant'
import type { DeterminationRow } from './determination-row'

/**
 * Determinations of assessments recorded by an instant, newest first, with all that happened to them since: the caller
 * judges what of it was known. @param controlId null: of every control
 */
export async function listDeterminations(
  tx: TenantTx,
  assessmentIds: readonly string[],
  { knownAt, controlId = null }: { knownAt: Date; controlId?: string | null },
): Promise<DeterminationRow[]> {
  return tx.db.$queryRaw<DeterminationRow[]>`
    SELECT id, assessment_id AS "assessmentId", control_id AS "controlId", verdict, narrative, valid_from AS "validFrom",
      expires_at AS "expiresAt", author_ref AS "authorRef", recorded_from AS "recordedFrom", approver_ref AS "approverRef",
      approved_at AS "approvedAt", ended_at AS "endedAt", ended_why AS "endedWhy", ended_by AS "endedBy",
      log_index AS "logIndex", log_epoch AS "logEpoch"
    FROM determination
    WHERE tenant_id = ${tx.tenantId}::uuid AND assessment_id = ANY(${[...assessmentIds]}::uuid[])
      AND recorded_from <= ${knownAt} AND (${controlId}::text IS NULL OR control_id = ${controlId})
    ORDER BY recorded_from DESC, id DESC`
}
