import type { TenantTx } from '../in-tenant'

/** Whether the tenant has any statement of a VEX document. */
export async function anyVex(tx: TenantTx): Promise<boolean> {
  const row = await tx.db.vexStatement.findFirst({
    where: { tenantId: tx.tenantId },
    select: { statementKey: true },
  })
  return row !== null
}
