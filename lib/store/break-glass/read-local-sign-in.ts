import type { TenantTx } from '../in-tenant'

export const LOCAL_SIGN_IN = ['everyone', 'break_glass'] as const
/** Who may come into a tenant by a local password: every member who has one, or break-glass owners alone. */
export type LocalSignIn = (typeof LOCAL_SIGN_IN)[number]

/** Who may come into the tenant by a local password. */
export async function readLocalSignIn(tx: TenantTx): Promise<LocalSignIn> {
  const row = await tx.db.tenant.findUniqueOrThrow({
    where: { id: tx.tenantId },
    select: { localSignIn: true },
  })
  // A value that is not known lets nobody else in.
  return row.localSignIn === 'everyone' ? 'everyone' : 'break_glass'
}
