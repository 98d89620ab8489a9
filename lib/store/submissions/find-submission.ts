import { Prisma, type Submission } from '../generated/client'
import type { TenantTx } from '../in-tenant'
import { SUBMISSION_COLUMNS } from './submission-columns'
import { type SubmissionRow, submissionRow } from './submission-row'

const COLUMNS = Prisma.raw(SUBMISSION_COLUMNS.map(([name, column]) => `${column} AS "${name}"`).join(', '))

/** A submission by its id. */
export async function findSubmission(tx: TenantTx, id: string): Promise<SubmissionRow | undefined> {
  const [row] = await tx.db.$queryRaw<Submission[]>`
    SELECT ${COLUMNS} FROM submission WHERE tenant_id = ${tx.tenantId}::uuid AND id = ${id}::uuid`
  return row && submissionRow(row)
}
