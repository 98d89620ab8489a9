import type { TenantTx } from '../in-tenant'

export interface NewBulk {
  id: string
  actorRef: string
  at: Date
  words: unknown
  /** Findings, with the version each was read at, where it was. */
  items: readonly { findingId: string; version: number | null }[]
}

/** Freezes what a bulk change is about, before its first step. */
export async function insertBulk(tx: TenantTx, bulk: NewBulk): Promise<void> {
  await tx.db.$executeRaw`
    INSERT INTO bulk_change (tenant_id, id, actor_ref, at, words, total)
    VALUES (${tx.tenantId}::uuid, ${bulk.id}::uuid, ${bulk.actorRef}::uuid, ${bulk.at}, ${JSON.stringify(bulk.words)}::jsonb,
      ${bulk.items.length})`
  await tx.db.$executeRaw`
    INSERT INTO bulk_item (tenant_id, bulk_id, finding_id, version, state)
    SELECT ${tx.tenantId}::uuid, ${bulk.id}::uuid, n.id, n.version, 'waiting'
    FROM unnest(${bulk.items.map((i) => i.findingId)}::uuid[], ${bulk.items.map((i) => i.version)}::int[]) AS n(id, version)
    RETURNING finding_id`
}
