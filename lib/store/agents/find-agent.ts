import type { TenantTx } from '../in-tenant'

/** An agent that is not retired, or null. */
export async function findAgent(tx: TenantTx, id: string): Promise<{ id: string; name: string } | null> {
  return tx.db.agent.findFirst({
    where: { tenantId: tx.tenantId, id, retiredAt: null },
    select: { id: true, name: true },
  })
}
