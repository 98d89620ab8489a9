import { Prisma } from '../generated/client'
import type { TenantTx } from '../in-tenant'
import { SUBMISSION_COLUMNS } from './submission-columns'
import type { SubmissionHints, SubmissionRow } from './submission-row'

export type NewSubmission = Omit<SubmissionRow, 'tenantId' | 'progress'>

const OWN = SUBMISSION_COLUMNS.filter(([name]) => name !== 'tenantId')
const COLUMNS = Prisma.raw(OWN.map(([, column]) => column).join(', '))

/** Inserts a submission; false when a concurrent transaction inserted the same one. */
export async function insertSubmission(tx: TenantTx, row: NewSubmission): Promise<boolean> {
  const values = OWN.map(([name, , type]) => {
    const value = name === 'hints' ? said(row.hints) : (row[name as keyof NewSubmission] ?? null)
    const isJson = type === 'jsonb' && value !== null
    return Prisma.sql`${isJson ? JSON.stringify(value) : value}::${Prisma.raw(type)}`
  })
  const count = await tx.db.$executeRaw`
    INSERT INTO submission (tenant_id, ${COLUMNS}) VALUES (${tx.tenantId}::uuid, ${Prisma.join(values)}) ON CONFLICT DO NOTHING`
  return count === 1
}

/** Rewrites what a new reading of a rejected submission found; its id, bytes and place in the log stay. */
export async function rereadSubmission(tx: TenantTx, row: NewSubmission): Promise<void> {
  const { id, logIndex, logEpoch, receivedAt, evidenceSha256, bytes, actorRef, agentId, hints, ...data } =
    columns(row)
  await tx.db.submission.update({ where: { tenantId_id: { tenantId: tx.tenantId, id } }, data })
}

/** What the sender said; what it did not is not kept (`submission-row.ts`). */
function said(hints: SubmissionHints): Partial<SubmissionHints> {
  const isSaid = (value: unknown) =>
    typeof value === 'object' && value !== null ? Object.keys(value).length > 0 : Boolean(value)
  return Object.fromEntries(Object.entries(hints).filter(([, value]) => isSaid(value)))
}

function columns(row: NewSubmission) {
  return {
    ...row,
    hints: said(row.hints),
    notes: row.notes.map((note) => ({ ...note })),
    byResult: row.byResult ?? Prisma.DbNull,
    bySeverity: row.bySeverity ?? Prisma.DbNull,
    changes: row.changes ? { ...row.changes } : Prisma.DbNull,
    dedupeKey: new Uint8Array(row.dedupeKey),
    evidenceSha256: new Uint8Array(row.evidenceSha256),
  }
}
