import type { TenantTx } from '../in-tenant'
import type { ExceptionRow } from './exception-row'

export type NewException = Pick<
  ExceptionRow,
  | 'id'
  | 'kind'
  | 'checkKeys'
  | 'advisory'
  | 'labels'
  | 'lineage'
  | 'reason'
  | 'requesterRef'
  | 'requestedAt'
  | 'expiresAt'
  | 'logIndex'
> & { salt: Uint8Array<ArrayBuffer>; logEpoch: number; findingIds: readonly string[] }

/** Keeps a proposed exception with the findings that it names. */
export async function insertException(tx: TenantTx, row: NewException): Promise<void> {
  await tx.db.$executeRaw`
    INSERT INTO exception (tenant_id, id, kind, check_keys, advisory, labels, lineage, reason, salt, requester_ref, requested_at,
      expires_at, log_index, log_epoch)
    VALUES (${tx.tenantId}::uuid, ${row.id}::uuid, ${row.kind}, ${row.checkKeys}::uuid[], ${row.advisory},
      ${row.labels ? JSON.stringify(row.labels) : null}::jsonb, ${row.lineage}, ${row.reason}, ${row.salt},
      ${row.requesterRef}::uuid, ${row.requestedAt}, ${row.expiresAt}, ${row.logIndex}, ${row.logEpoch})`
  if (row.findingIds.length === 0) return
  await tx.db.$executeRaw`
    INSERT INTO exception_finding (tenant_id, exception_id, finding_id)
    SELECT ${tx.tenantId}::uuid, ${row.id}::uuid, id FROM unnest(${[...row.findingIds]}::uuid[]) AS n(id)
    RETURNING finding_id`
}
