import { Prisma } from '../generated/client'
import type { TenantTx } from '../in-tenant'
import { type SubmissionRow, submissionRow } from './submission-row'
import { type SaidSubmission, submissionsSql } from './submission-sql'

/** A submission by its id. */
export async function findSubmission(tx: TenantTx, id: string): Promise<SubmissionRow | undefined> {
  const [row] = await tx.db.$queryRaw<SaidSubmission[]>(
    Prisma.sql`${submissionsSql(tx.tenantId)} AND s.id = ${id}::uuid`,
  )
  return row && submissionRow(row)
}
