import type { TenantTx } from '../in-tenant'

/** Whether the tenant has any statement of a VEX document. */
export async function anyVex(tx: TenantTx): Promise<boolean> {
  const rows = await tx.db.$queryRaw<unknown[]>`
    SELECT 1 AS one FROM vex_statement WHERE tenant_id = ${tx.tenantId}::uuid LIMIT 1`
  return rows.length > 0
}
