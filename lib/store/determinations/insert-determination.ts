import type { TenantTx } from '../in-tenant'
import type { DeterminationRow } from './determination-row'

export type NewDetermination = Omit<
  DeterminationRow,
  'approverRef' | 'approvedAt' | 'endedAt' | 'endedWhy' | 'endedBy'
> & { salt: Uint8Array<ArrayBuffer> }

/** Keeps a proposed determination. */
export async function insertDetermination(tx: TenantTx, row: NewDetermination): Promise<void> {
  await tx.db.$executeRaw`
    INSERT INTO determination (tenant_id, id, assessment_id, control_id, verdict, narrative, salt, valid_from, expires_at,
      author_ref, recorded_from, log_index, log_epoch)
    VALUES (${tx.tenantId}::uuid, ${row.id}::uuid, ${row.assessmentId}::uuid, ${row.controlId}, ${row.verdict}, ${row.narrative},
      ${row.salt}, ${row.validFrom}, ${row.expiresAt}, ${row.authorRef}::uuid, ${row.recordedFrom}, ${row.logIndex},
      ${row.logEpoch})`
}
