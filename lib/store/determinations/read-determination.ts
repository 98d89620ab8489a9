import type { TenantTx } from '../in-tenant'
import type { DeterminationRow } from './determination-row'

/** One determination, or null. */
export async function readDetermination(tx: TenantTx, id: string): Promise<DeterminationRow | null> {
  const rows = await tx.db.$queryRaw<DeterminationRow[]>`
    SELECT id, assessment_id AS "assessmentId", control_id AS "controlId", verdict, narrative, valid_from AS "validFrom",
      expires_at AS "expiresAt", author_ref AS "authorRef", recorded_from AS "recordedFrom", approver_ref AS "approverRef",
      approved_at AS "approvedAt", ended_at AS "endedAt", ended_why AS "endedWhy", ended_by AS "endedBy",
      log_index AS "logIndex", log_epoch AS "logEpoch"
    FROM determination WHERE tenant_id = ${tx.tenantId}::uuid AND id = ${id}::uuid`
  return rows[0] ?? null
}
