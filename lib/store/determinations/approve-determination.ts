import type { TenantTx } from '../in-tenant'

/** Notes the approval. The database refuses an approver who is the author (`determination_four_eyes`). */
export async function approveDetermination(
  tx: TenantTx,
  approval: { id: string; approverRef: string; at: Date; logIndex: number; logEpoch: number },
): Promise<void> {
  await tx.db.$executeRaw`
    UPDATE determination SET approver_ref = ${approval.approverRef}::uuid, approved_at = ${approval.at},
      approval_log_index = ${approval.logIndex}, approval_log_epoch = ${approval.logEpoch}
    WHERE tenant_id = ${tx.tenantId}::uuid AND id = ${approval.id}::uuid AND approved_at IS NULL AND ended_at IS NULL`
}
