import type { TenantTx } from '../in-tenant'

export interface ExceptionDecision {
  id: string
  by: string
  at: Date
  note: string | null
  logIndex: number
  logEpoch: number
}

/** Notes the approval. The database refuses an approver who asked for it (`exception_four_eyes`). */
export async function approveException(tx: TenantTx, decision: ExceptionDecision): Promise<void> {
  await tx.db.$executeRaw`
    UPDATE exception SET approver_ref = ${decision.by}::uuid, approved_at = ${decision.at}, note = ${decision.note},
      decision_log_index = ${decision.logIndex}, decision_log_epoch = ${decision.logEpoch}
    WHERE tenant_id = ${tx.tenantId}::uuid AND id = ${decision.id}::uuid AND approved_at IS NULL AND ended_at IS NULL`
}
