import type { TenantTx } from '../in-tenant'
import { type SubmissionFilter, submissionWhere } from './submission-where'

/** How many submissions a filter finds. */
export async function countSubmissions(tx: TenantTx, filter: SubmissionFilter): Promise<number> {
  const [row] = await tx.db.$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM submission s JOIN submission_words w ON w.tenant_id = ${tx.tenantId}::uuid AND w.id = s.words_id
    WHERE s.tenant_id = ${tx.tenantId}::uuid ${submissionWhere(tx.tenantId, filter)}`
  return row?.n ?? 0
}
