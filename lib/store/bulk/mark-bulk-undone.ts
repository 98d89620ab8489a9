import type { TenantTx } from '../in-tenant'

/** Notes that a bulk change is being undone: it takes no further step forward. */
export async function markBulkUndone(tx: TenantTx, id: string, at: Date): Promise<void> {
  await tx.db.$executeRaw`
    UPDATE bulk_change SET undone_at = ${at} WHERE tenant_id = ${tx.tenantId}::uuid AND id = ${id}::uuid AND undone_at IS NULL`
}
