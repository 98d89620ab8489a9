import type { TenantTx } from '../in-tenant'

/** How far the placing of a received report is, in percent; shown while it waits. */
export async function setProgress(tx: TenantTx, id: string, percent: number): Promise<void> {
  await tx.db.$executeRaw`
    UPDATE submission SET progress = ${percent}::int2
    WHERE tenant_id = ${tx.tenantId}::uuid AND id = ${id}::uuid`
}
