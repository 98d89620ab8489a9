import { Prisma, type Submission } from '../generated/client'
import type { TenantTx } from '../in-tenant'
import { SUBMISSION_COLUMNS } from './submission-columns'
import { type SubmissionRow, submissionRow } from './submission-row'

const COLUMNS = Prisma.raw(SUBMISSION_COLUMNS.map(([name, column]) => `${column} AS "${name}"`).join(', '))

/** The submissions that count as the same by any of the keys. */
export async function findByDedupeKeys(
  tx: TenantTx,
  keys: readonly Uint8Array<ArrayBuffer>[],
): Promise<SubmissionRow[]> {
  const rows = await tx.db.$queryRaw<Submission[]>`
    SELECT ${COLUMNS} FROM submission WHERE tenant_id = ${tx.tenantId}::uuid AND dedupe_key = ANY(${[...keys]}::bytea[])`
  return rows.map(submissionRow)
}
