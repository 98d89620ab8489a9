import type { TenantTx } from '../in-tenant'

/** Lets an administrator of the platform in no longer; answers whether they were. */
export async function endSupport(tx: TenantTx, userId: string): Promise<boolean> {
  const count = await tx.db.$executeRaw`
    DELETE FROM membership WHERE tenant_id = ${tx.tenantId}::uuid AND user_id = ${userId}::uuid AND source = 'support'`
  await tx.db.$queryRaw`SELECT 1 AS done FROM app.sync_membership(${userId}::uuid)`
  return count > 0
}
