import type { TenantTx } from '../in-tenant'

/** Keys of what the tenant has been told of a topic and still holds. */
export async function listNotices(tx: TenantTx, topic: string): Promise<Set<string>> {
  const rows = await tx.db.$queryRaw<{ key: string }[]>`
    SELECT key FROM notice WHERE tenant_id = ${tx.tenantId}::uuid AND topic = ${topic}`
  return new Set(rows.map((row) => row.key))
}
