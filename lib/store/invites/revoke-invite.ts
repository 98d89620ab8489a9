import type { TenantTx } from '../in-tenant'

/** Takes an open invitation back; false when there is none such. */
export async function revokeInvite(tx: TenantTx, id: string, at: Date): Promise<boolean> {
  const { count } = await tx.db.invite.updateMany({
    where: { tenantId: tx.tenantId, id, revokedAt: null, acceptedAt: null },
    data: { revokedAt: at },
  })
  return count === 1
}
