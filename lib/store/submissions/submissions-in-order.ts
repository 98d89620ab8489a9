import type { TenantTx } from '../in-tenant'
import { type SubmissionRow, submissionRow } from './submission-row'

/** Every submission that was read, in the order it was taken in. */
export async function submissionsInOrder(tx: TenantTx): Promise<SubmissionRow[]> {
  const rows = await tx.db.submission.findMany({
    where: { tenantId: tx.tenantId, state: { in: ['parsed', 'incomplete'] } },
    orderBy: [{ logEpoch: 'asc' }, { logIndex: 'asc' }],
  })
  return rows.map(submissionRow)
}
