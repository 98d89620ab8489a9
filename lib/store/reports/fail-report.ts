import type { TenantTx } from '../in-tenant'

/** Notes that a report will not come. @param error a stable code */
export async function failReport(tx: TenantTx, id: string, error: string, at: Date): Promise<void> {
  await tx.db.$executeRaw`
    UPDATE report SET state = 'failed', error = ${error}, finished_at = ${at}
    WHERE tenant_id = ${tx.tenantId}::uuid AND id = ${id}::uuid AND state <> 'done'`
}
