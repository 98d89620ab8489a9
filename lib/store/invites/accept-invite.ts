import type { TenantTx } from '../in-tenant'

/** Uses an invitation up, once however many ask at once; false when it is no longer good. */
export async function acceptInvite(
  tx: TenantTx,
  { id, userId, at }: { id: string; userId: string; at: Date },
): Promise<boolean> {
  const { count } = await tx.db.invite.updateMany({
    where: { tenantId: tx.tenantId, id, revokedAt: null, acceptedAt: null, expiresAt: { gt: at } },
    data: { acceptedAt: at, acceptedBy: userId },
  })
  return count === 1
}
