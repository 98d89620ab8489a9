import type { TenantTx } from '../in-tenant'

/** When the records of a domain were last looked at. */
export async function noteDomainCheck(tx: TenantTx, id: string, at: Date): Promise<void> {
  await tx.db.$executeRaw`
    UPDATE tenant_domain SET checked_at = ${at} WHERE tenant_id = ${tx.tenantId}::uuid AND id = ${id}::uuid`
}
