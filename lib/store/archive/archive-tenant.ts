import type { TenantTx } from '../in-tenant'

/** The tenant's own row as JSON. */
export async function archiveTenant(tx: TenantTx): Promise<string> {
  const rows = await tx.db.$queryRaw<{ row: string }[]>`
    SELECT to_jsonb(t)::text AS "row" FROM tenant t WHERE t.id = ${tx.tenantId}::uuid`
  if (!rows[0]) throw new Error('the tenant of the transaction is not there')
  return rows[0].row
}
