import { Prisma } from '../generated/client'
import type { TenantTx } from '../in-tenant'
import { type SubmissionRow, submissionRow } from './submission-row'
import { type SaidSubmission, submissionsSql } from './submission-sql'

/** The submissions of the same bytes that count as the same by any of the keys. */
export async function findByDedupeKeys(
  tx: TenantTx,
  sha256: Uint8Array<ArrayBuffer>,
  keys: readonly Uint8Array<ArrayBuffer>[],
): Promise<SubmissionRow[]> {
  const rows = await tx.db.$queryRaw<SaidSubmission[]>(
    Prisma.sql`${submissionsSql(tx.tenantId)} AND s.evidence_sha256 = ${sha256} AND s.dedupe_key = ANY(${[...keys]}::bytea[])`,
  )
  return rows.map(submissionRow)
}
