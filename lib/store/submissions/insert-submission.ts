import { RetryError } from '@/lib/core/retry'
import { Prisma } from '../generated/client'
import type { TenantTx } from '../in-tenant'
import { putSubmissionWords } from './put-submission-words'
import { SUBMISSION_COLUMNS } from './submission-columns'
import type { SubmissionHints, SubmissionRow } from './submission-row'
import { wordsOf } from './words-of'

export type NewSubmission = Omit<SubmissionRow, 'tenantId' | 'progress'>

const OWN = SUBMISSION_COLUMNS.filter(([name]) => name !== 'tenantId' && name !== 'progress')
const COLUMNS = Prisma.raw(OWN.map(([, column]) => column).join(', '))

/** What it was when it came; a new reading leaves it. */
const LASTING = [
  'id',
  'logIndex',
  'logEpoch',
  'receivedAt',
  'evidenceSha256',
  'bytes',
  'actorRef',
  'agentId',
  'hints',
  'address',
  'provider',
]

const NOT_NULL_VIOLATION = '23502'

/**
 * Inserts a submission. Where a concurrent transaction inserted the same one, the unit of work starts over: the same has no id, which the
 * database refuses, so that nobody need wait for the answer. No index keeps the same apart: the head of the log is locked by the caller, so
 * that what was inserted before is seen.
 */
export async function insertSubmission(tx: TenantTx, row: NewSubmission): Promise<void> {
  const values = await valuesOf(tx, row)
  const isThere = Prisma.sql`EXISTS (SELECT 1 FROM submission s WHERE s.tenant_id = ${tx.tenantId}::uuid
    AND s.evidence_sha256 = ${row.evidenceSha256} AND s.dedupe_key = ${row.dedupeKey})`
  values.set('id', Prisma.sql`CASE WHEN ${isThere} THEN NULL ELSE ${row.id}::uuid END`)
  const inserted = tx.db.$executeRaw`
    INSERT INTO submission (tenant_id, ${COLUMNS})
    SELECT ${tx.tenantId}::uuid, ${Prisma.join(OWN.map(([name]) => values.get(name)))}`
  tx.later(
    inserted.catch((error: unknown) => {
      throw error instanceof Error && 'code' in error && error.code === NOT_NULL_VIOLATION
        ? new RetryError()
        : error
    }),
  )
}

/** Rewrites what a new reading of a rejected submission found; its id, bytes and place in the log stay. */
export async function rereadSubmission(tx: TenantTx, row: NewSubmission): Promise<void> {
  const values = await valuesOf(tx, row)
  const set = OWN.filter(([name]) => !LASTING.includes(name)).map(
    ([name, column]) => Prisma.sql`${Prisma.raw(column)} = ${values.get(name)}`,
  )
  await tx.db.$executeRaw`
    UPDATE submission SET ${Prisma.join(set)} WHERE tenant_id = ${tx.tenantId}::uuid AND id = ${row.id}::uuid`
}

/** What a row's columns hold, by name; its words are kept first. */
async function valuesOf(tx: TenantTx, row: NewSubmission): Promise<Map<string, Prisma.Sql>> {
  const { words, ...packed } = packedOf(row)
  await putSubmissionWords(tx, words)
  const kept: Readonly<Record<string, unknown>> = { ...row, ...packed, wordsId: words.id }
  return new Map(OWN.map(([name, , type]) => [name, Prisma.sql`${kept[name] ?? null}::${Prisma.raw(type)}`]))
}

/** What of a row is kept otherwise than it is: its words apart, JSON as text, and nothing for no notes. */
export function packedOf(row: NewSubmission) {
  const { words, counts } = wordsOf(row)
  const notes = row.notes.length > 0 ? JSON.stringify(row.notes) : null
  return { words, counts, notes, hints: JSON.stringify(said(row.hints)) }
}

/** What the sender said; what it did not is not kept (`submission-row.ts`). */
function said(hints: SubmissionHints): Partial<SubmissionHints> {
  const isSaid = (value: unknown) =>
    typeof value === 'object' && value !== null ? Object.keys(value).length > 0 : Boolean(value)
  return Object.fromEntries(Object.entries(hints).filter(([, value]) => isSaid(value)))
}
