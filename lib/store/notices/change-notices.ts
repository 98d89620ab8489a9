import type { TenantTx } from '../in-tenant'

export interface NoticeChange {
  add: readonly string[]
  drop: readonly string[]
  at: Date
}

/** Brings what the tenant has been told of a topic up to date. */
export async function changeNotices(
  tx: TenantTx,
  topic: string,
  { add, drop, at }: NoticeChange,
): Promise<void> {
  if (drop.length > 0) {
    await tx.db.$executeRaw`
      DELETE FROM notice WHERE tenant_id = ${tx.tenantId}::uuid AND topic = ${topic} AND key = ANY(${[...drop]}::text[])`
  }
  if (add.length > 0) {
    await tx.db.$executeRaw`
      INSERT INTO notice (tenant_id, topic, key, at)
      SELECT ${tx.tenantId}::uuid, ${topic}, k, ${at} FROM unnest(${[...add]}::text[]) AS k
      ON CONFLICT (tenant_id, topic, key) DO NOTHING`
  }
}
