import { Prisma } from '../generated/client'
import type { TenantTx } from '../in-tenant'
import type { SubmissionHints, SubmissionRow } from './submission-row'

export type NewSubmission = Omit<SubmissionRow, 'tenantId'>

/** Inserts a submission; false when a concurrent transaction inserted the same one. */
export async function insertSubmission(tx: TenantTx, row: NewSubmission): Promise<boolean> {
  const { count } = await tx.db.submission.createMany({
    data: [{ tenantId: tx.tenantId, ...columns(row) }],
    skipDuplicates: true,
  })
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
