import { Prisma } from '../generated/client'
import type { TenantTx } from '../in-tenant'
import { type SubmissionRow, submissionRow } from './submission-row'
import { type SaidSubmission, submissionsSql } from './submission-sql'

/** Every submission that was read, in the order it was taken in. */
export async function submissionsInOrder(tx: TenantTx): Promise<SubmissionRow[]> {
  const rows = await tx.db.$queryRaw<SaidSubmission[]>(
    Prisma.sql`${submissionsSql(tx.tenantId)} AND s.state IN ('parsed', 'incomplete') ORDER BY s.log_epoch, s.log_index`,
  )
  return rows.map(submissionRow)
}
