import type { TenantTx } from '../in-tenant'
import type { StoredReading } from './reading'

/** What was read of evidence that is the same but for its time; null where none is kept. */
export async function findReading(
  tx: TenantTx,
  rest: Uint8Array<ArrayBuffer>,
): Promise<StoredReading | null> {
  const rows = await tx.db.$queryRaw<StoredReading[]>`
    SELECT rest, evidence_sha256 AS "evidenceSha256", time_from AS "timeFrom", time_to AS "timeTo", words,
      advisory_words AS "advisoryWords", said
    FROM reading WHERE tenant_id = ${tx.tenantId}::uuid AND rest = ${rest}`
  return rows[0] ?? null
}
