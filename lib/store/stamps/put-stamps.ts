import { randomUUID } from 'node:crypto'
import type { TenantTx } from '../in-tenant'

/** Stamps what a transaction changed, in the order of the parts. Whoever reads the stamps of before has not seen it. */
export function putStamps(tx: TenantTx): void {
  if (tx.changed.size === 0) return
  tx.later(tx.db.$executeRaw`
    INSERT INTO change_stamp (tenant_id, part, stamp)
    SELECT ${tx.tenantId}::uuid, p.part, ${randomUUID()}::uuid
    FROM unnest(${[...tx.changed].toSorted((a, b) => a - b)}::int[]) AS p(part)
    ON CONFLICT (tenant_id, part) DO UPDATE SET stamp = excluded.stamp`)
}
