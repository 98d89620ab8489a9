import type { TenantTx } from '../in-tenant'

/** Takes a code back; false when there is none that was good. */
export async function revokeEnrolment(tx: TenantTx, id: string, at: Date): Promise<boolean> {
  const { count } = await tx.db.agentEnrolment.updateMany({
    where: { tenantId: tx.tenantId, id, revokedAt: null, expiresAt: { gt: at } },
    data: { revokedAt: at },
  })
  return count === 1
}
