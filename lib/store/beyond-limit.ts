import type { TenantTx } from './in-tenant'

/**
 * Lifts the limit of a transaction for what follows from a change by itself: what a finding says is a function of its lines on
 * whatever assets, and must not become another by who made the change. What the work reads is answered to nobody; a test
 * holds the list of those who call it.
 */
export async function beyondLimit(tx: TenantTx, work: () => Promise<void>): Promise<void> {
  const { limit } = tx.scope
  if (limit === null) return work()
  await tx.db.$queryRaw`SELECT app.use_tenant(${tx.scope.tenantId}::uuid, NULL)`
  await work()
  // Where the work throws the transaction is over, and with it what it may see.
  await tx.db.$queryRaw`SELECT app.use_tenant(${tx.scope.tenantId}::uuid, ${JSON.stringify(limit)}::jsonb)`
}
