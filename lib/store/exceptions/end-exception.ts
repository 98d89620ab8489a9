import type { TenantTx } from '../in-tenant'
import type { ExceptionDecision } from './approve-exception'

/** From an instant on it no longer counts; how findings were handled before stays. */
export async function endException(
  tx: TenantTx,
  decision: ExceptionDecision & { why: 'refused' | 'withdrawn' },
): Promise<void> {
  await tx.db.$executeRaw`
    UPDATE exception SET ended_at = ${decision.at}, ended_why = ${decision.why}, ended_by = ${decision.by}::uuid,
      note = ${decision.note}, decision_log_index = ${decision.logIndex}, decision_log_epoch = ${decision.logEpoch}
    WHERE tenant_id = ${tx.tenantId}::uuid AND id = ${decision.id}::uuid AND ended_at IS NULL`
}
