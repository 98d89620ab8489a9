import type { TenantTx } from '../in-tenant'
import type { TenantRow } from './read-tenant'

/** Sets the given settings of the transaction's tenant; undefined leaves one as it is. */
export async function changeTenant(
  tx: TenantTx,
  change: Partial<Omit<TenantRow, 'slug' | 'deleteAfter'>>,
): Promise<void> {
  await tx.db.tenant.update({ where: { id: tx.tenantId }, data: change, select: { id: true } })
}
