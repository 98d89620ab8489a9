import type { TenantTx } from '../in-tenant'

export interface LockedException {
  id: string
  kind: 'risk' | 'false_positive'
  requesterRef: string
  requestedAt: Date
  approvedAt: Date | null
  expiresAt: Date | null
  endedAt: Date | null
  endedWhy: 'refused' | 'withdrawn' | null
}

/** An exception, locked until COMMIT: of two decisions at once the second sees the first. */
export async function lockException(tx: TenantTx, id: string): Promise<LockedException | null> {
  const [row] = await tx.db.$queryRaw<LockedException[]>`
    SELECT id, kind, requester_ref AS "requesterRef", requested_at AS "requestedAt", approved_at AS "approvedAt",
      expires_at AS "expiresAt", ended_at AS "endedAt", ended_why AS "endedWhy"
    FROM exception WHERE tenant_id = ${tx.tenantId}::uuid AND id = ${id}::uuid FOR NO KEY UPDATE`
  return row ?? null
}
