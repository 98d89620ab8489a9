import type { TenantTx } from '../in-tenant'

/** The agent of a name, and whether it is retired; null for none. */
export async function findAgentByName(
  tx: TenantTx,
  name: string,
): Promise<{ id: string; retired: boolean } | null> {
  const row = await tx.db.agent.findUnique({
    where: { tenantId_name: { tenantId: tx.tenantId, name } },
    select: { id: true, retiredAt: true },
  })
  return row && { id: row.id, retired: row.retiredAt !== null }
}
