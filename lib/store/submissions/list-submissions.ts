import { Prisma } from '../generated/client'
import type { TenantTx } from '../in-tenant'
import { type SubmissionRow, submissionRow } from './submission-row'
import { type SaidSubmission, submissionsSql } from './submission-sql'
import { type SubmissionFilter, submissionWhere } from './submission-where'

export interface SubmissionPageFilter extends SubmissionFilter {
  /** Newest first by this time. */
  sort: 'receivedAt' | 'observedAt'
  after: { at: Date; id: string } | null
  limit: number
}

/** Submissions, newest first. Ids tell when they were received. */
export async function listSubmissions(tx: TenantTx, filter: SubmissionPageFilter): Promise<SubmissionRow[]> {
  const { after, sort, limit } = filter
  const [beyond, order] =
    sort === 'receivedAt'
      ? [after && Prisma.sql`AND s.id < ${after.id}::uuid`, Prisma.sql`s.id DESC`]
      : [
          after && Prisma.sql`AND (s.observed_at, s.id) < (${after.at}, ${after.id}::uuid)`,
          Prisma.sql`s.observed_at DESC, s.id DESC`,
        ]
  const rows = await tx.db.$queryRaw<SaidSubmission[]>(
    Prisma.sql`${submissionsSql(tx.tenantId)} ${submissionWhere(tx.tenantId, filter)} ${beyond ?? Prisma.empty}
      ORDER BY ${order} LIMIT ${limit}`,
  )
  return rows.map(submissionRow)
}
