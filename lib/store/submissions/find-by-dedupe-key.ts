import type { TenantTx } from '../in-tenant'
import { type SubmissionRow, submissionRow } from './submission-row'

/** The submission that counts as the same, if there is one. */
export async function findByDedupeKey(
  tx: TenantTx,
  dedupeKey: Uint8Array<ArrayBuffer>,
): Promise<SubmissionRow | null> {
  const row = await tx.db.submission.findUnique({
    where: { tenantId_dedupeKey: { tenantId: tx.tenantId, dedupeKey } },
  })
  return row && submissionRow(row)
}
