import type { TenantTx } from '../in-tenant'

/** Notes that a report is being made; a finished one stays finished. */
export async function startReport(tx: TenantTx, id: string, progress: number): Promise<void> {
  await tx.db.$executeRaw`
    UPDATE report SET state = 'running', progress = greatest(progress, ${progress}), error = NULL
    WHERE tenant_id = ${tx.tenantId}::uuid AND id = ${id}::uuid AND state <> 'done'`
}
