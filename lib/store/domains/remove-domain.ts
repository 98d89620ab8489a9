import type { TenantTx } from '../in-tenant'

/** The tenant says no more that a domain is its own; nobody is led to its door by it. */
export async function removeDomain(tx: TenantTx, domain: string): Promise<void> {
  await tx.db.$queryRaw`SELECT 1 AS done FROM app.leave_domain(${domain})`
  await tx.db
    .$executeRaw`DELETE FROM tenant_domain WHERE tenant_id = ${tx.tenantId}::uuid AND domain = ${domain}`
}
