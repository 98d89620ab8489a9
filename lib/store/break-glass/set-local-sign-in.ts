import type { TenantTx } from '../in-tenant'
import type { LocalSignIn } from './read-local-sign-in'

/** Opens local passwords to everybody of the tenant, or closes them to all but break-glass owners, from the next request on. */
export async function setLocalSignIn(tx: TenantTx, localSignIn: LocalSignIn): Promise<void> {
  await tx.db.tenant.update({ where: { id: tx.tenantId }, data: { localSignIn }, select: { id: true } })
}
