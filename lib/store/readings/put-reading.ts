import type { TenantTx } from '../in-tenant'
import type { StoredReading } from './reading'

/** Keeps what was read of evidence that is kept, once for all evidence that tells the same. */
export function putReading(tx: TenantTx, reading: StoredReading): void {
  const { rest, evidenceSha256, timeFrom, timeTo, words, advisoryWords, said } = reading
  tx.later(tx.db.$executeRaw`
    INSERT INTO reading (tenant_id, rest, evidence_sha256, time_from, time_to, words, advisory_words, said)
    VALUES (${tx.tenantId}::uuid, ${rest}, ${evidenceSha256}, ${timeFrom}, ${timeTo}, ${words}, ${advisoryWords}, ${JSON.stringify(said)}::json)
    ON CONFLICT DO NOTHING`)
}
