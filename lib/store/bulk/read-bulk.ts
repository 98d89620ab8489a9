import type { TenantTx } from '../in-tenant'

export interface BulkState {
  id: string
  actorRef: string
  at: Date
  total: number
  undoneAt: Date | null
  waiting: number
  changed: number
  unchanged: number
  refused: number
  undone: number
  kept: number
}

/** How far a bulk change is. */
export async function readBulk(tx: TenantTx, id: string): Promise<BulkState | null> {
  const [row] = await tx.db.$queryRaw<BulkState[]>`
    SELECT b.id, b.actor_ref AS "actorRef", b.at, b.total, b.undone_at AS "undoneAt",
      (count(*) FILTER (WHERE i.state = 'waiting'))::int AS waiting, (count(*) FILTER (WHERE i.state = 'changed'))::int AS changed,
      (count(*) FILTER (WHERE i.state = 'unchanged'))::int AS unchanged, (count(*) FILTER (WHERE i.state = 'refused'))::int AS refused,
      (count(*) FILTER (WHERE i.state = 'undone'))::int AS undone, (count(*) FILTER (WHERE i.state = 'kept'))::int AS kept
    FROM bulk_change b JOIN bulk_item i ON i.tenant_id = b.tenant_id AND i.bulk_id = b.id AND i.tenant_id = ${tx.tenantId}::uuid
    WHERE b.tenant_id = ${tx.tenantId}::uuid AND b.id = ${id}::uuid GROUP BY b.tenant_id, b.id`
  return row ?? null
}
