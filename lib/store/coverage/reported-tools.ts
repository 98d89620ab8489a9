import type { TenantTx } from '../in-tenant'

/** Tools whose reports were taken, by name. */
export async function reportedTools(tx: TenantTx): Promise<string[]> {
  const rows = await tx.db.$queryRaw<{ tool: string }[]>`
    SELECT DISTINCT tool FROM coverage WHERE tenant_id = ${tx.tenantId}::uuid ORDER BY tool`
  return rows.map((row) => row.tool)
}
