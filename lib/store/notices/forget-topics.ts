import type { TenantTx } from '../in-tenant'

/** Forgets what was told of every topic but these: whoever wants one again begins with what holds then. */
export async function forgetTopics(tx: TenantTx, kept: readonly string[]): Promise<void> {
  await tx.db.$executeRaw`
    DELETE FROM notice WHERE tenant_id = ${tx.tenantId}::uuid AND NOT topic = ANY(${[...kept]}::text[])`
}
