import type { TenantTx } from '../in-tenant'

export interface BulkRow {
  id: string
  actorRef: string
  at: Date
  words: unknown
  total: number
  undoneAt: Date | null
}

/** A bulk change, locked until COMMIT: two steps of it never run at once. */
export async function lockBulk(tx: TenantTx, id: string): Promise<BulkRow | null> {
  const [row] = await tx.db.$queryRaw<BulkRow[]>`
    SELECT id, actor_ref AS "actorRef", at, words, total, undone_at AS "undoneAt"
    FROM bulk_change WHERE tenant_id = ${tx.tenantId}::uuid AND id = ${id}::uuid FOR NO KEY UPDATE`
  return row ?? null
}
