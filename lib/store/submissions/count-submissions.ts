import type { TenantTx } from '../in-tenant'
import { type SubmissionFilter, submissionWhere } from './submission-where'

/** How many submissions a filter finds. */
export async function countSubmissions(tx: TenantTx, filter: SubmissionFilter): Promise<number> {
  return tx.db.submission.count({ where: { tenantId: tx.tenantId, ...submissionWhere(tx.tenantId, filter) } })
}
