import type { TenantTx } from '../in-tenant'
import { type SubmissionRow, submissionRow } from './submission-row'
import { type SubmissionFilter, submissionWhere } from './submission-where'

export interface SubmissionPageFilter extends SubmissionFilter {
  /** Newest first by this time. */
  sort: 'receivedAt' | 'observedAt'
  after: { at: Date; id: string } | null
  limit: number
}

/** Submissions, newest first. */
export async function listSubmissions(tx: TenantTx, filter: SubmissionPageFilter): Promise<SubmissionRow[]> {
  const { after, sort } = filter
  const rows = await tx.db.submission.findMany({
    where: {
      tenantId: tx.tenantId,
      ...submissionWhere(tx.tenantId, filter),
      ...(after ? { OR: [{ [sort]: { lt: after.at } }, { [sort]: after.at, id: { lt: after.id } }] } : {}),
    },
    orderBy: [{ [sort]: 'desc' }, { id: 'desc' }],
    take: filter.limit,
  })
  return rows.map(submissionRow)
}
