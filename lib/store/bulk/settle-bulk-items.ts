import type { TenantTx } from '../in-tenant'

export interface SettledItem {
  findingId: string
  state: 'changed' | 'unchanged' | 'refused' | 'undone' | 'kept'
  code: string | null
  /** null leaves what is there. */
  change: unknown
}

/** Notes what became of items, set-based. */
export async function settleBulkItems(
  tx: TenantTx,
  bulkId: string,
  items: readonly SettledItem[],
): Promise<void> {
  if (items.length === 0) return
  await tx.db.$executeRaw`
    UPDATE bulk_item i SET state = n.state, code = n.code, change = coalesce(n.change::jsonb, i.change)
    FROM unnest(${items.map((i) => i.findingId)}::uuid[], ${items.map((i) => i.state)}::text[], ${items.map((i) => i.code)}::text[],
      ${items.map((i) => (i.change === null ? null : JSON.stringify(i.change)))}::text[]) AS n(id, state, code, change)
    WHERE i.tenant_id = ${tx.tenantId}::uuid AND i.bulk_id = ${bulkId}::uuid AND i.finding_id = n.id`
}
