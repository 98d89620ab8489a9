import type { TenantTx } from '../in-tenant'

/** Notes that a report will not come. @param error a stable code @returns whether it was waited for until now */
export async function failReport(tx: TenantTx, id: string, error: string, at: Date): Promise<boolean> {
  const changed = await tx.db.$executeRaw`
    UPDATE report SET state = 'failed', error = ${error}, finished_at = ${at}
    WHERE tenant_id = ${tx.tenantId}::uuid AND id = ${id}::uuid AND state NOT IN ('done', 'failed')`
  return changed > 0
}
