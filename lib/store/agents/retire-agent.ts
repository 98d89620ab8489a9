import type { TenantTx } from '../in-tenant'

/** Retires an agent for good; answers whether there was one to retire. */
export async function retireAgent(tx: TenantTx, id: string, at: Date): Promise<boolean> {
  const retired = await tx.db.$executeRaw`
    UPDATE agent SET retired_at = ${at}
    WHERE tenant_id = ${tx.tenantId}::uuid AND id = ${id}::uuid AND retired_at IS NULL`
  return retired === 1
}
