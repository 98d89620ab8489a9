import type { TenantTx } from '../in-tenant'

export interface RenewedInvite {
  id: string
  tokenHash: Uint8Array<ArrayBuffer>
  expiresAt: Date
  at: Date
}

/** Gives an open invitation a new link, the one before being worth nothing any more; false when there is none such. */
export async function renewInvite(
  tx: TenantTx,
  { id, tokenHash, expiresAt, at }: RenewedInvite,
): Promise<boolean> {
  const { count } = await tx.db.invite.updateMany({
    where: { tenantId: tx.tenantId, id, revokedAt: null, acceptedAt: null },
    data: { tokenHash, expiresAt, renewedAt: at },
  })
  return count === 1
}
