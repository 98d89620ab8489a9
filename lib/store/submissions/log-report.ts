import { randomUUID } from 'node:crypto'
import type { TenantTx } from '../in-tenant'
import type { LogHeadRow } from '../log/lock-head'
import { type NewSubmission, packedOf } from './insert-submission'

/** Where a report is to be logged. */
export interface LoggedPlace {
  /** As it was read in this transaction, whether or not it was locked. */
  head: LogHeadRow
  host: string
  leafHash: Uint8Array<ArrayBuffer>
  /** Nodes are kept from this level on. */
  lowest: number
}

/**
 * Appends a report to the log of evidence with its row, and stamps what the transaction changed: one statement, the last one before COMMIT.
 * It need not be waited for: where another was first, the unit of work starts over, since the database undoes it as one of a ring (40P01).
 * @returns the head as it was when it was locked: others may have appended since it was read
 */
export async function logReport(
  tx: TenantTx,
  row: NewSubmission,
  { head, host, leafHash, lowest }: LoggedPlace,
): Promise<Pick<LogHeadRow, 'size' | 'frontier'>> {
  const parts = [...tx.changed]
  tx.changed.clear()
  const { words, counts, notes, hints } = packedOf(row)
  const said = [
    words.tool,
    words.toolVersion,
    words.databaseVersion,
    words.format,
    words.edition,
    words.profile,
    words.parserVersion,
    words.catalogueVersion,
    words.observedSource,
  ]
  const [answer] = await tx.db.$queryRaw<{ head: { size: number; frontier: string[] | null } }[]>`
    SELECT app.log_report(${tx.tenantId}::uuid, ${head.epoch}::int, ${head.size}::int, ${host}, ${leafHash}, ${lowest}::int, ${parts}::int[],
      ${randomUUID()}::uuid, ${row.id}::uuid, ${row.dedupeKey}, ${row.evidenceSha256}, ${row.assetId}::uuid, ${row.actorRef}::uuid, ${row.agentId}::uuid,
      ${hints}::json, ${row.state}, ${row.observedAt}, ${row.receivedAt}, ${row.bytes}::int, ${row.items}::int, ${notes}::json, ${words.id}::uuid, ${said}::text[],
      ${words.counted}::text[], ${counts}, ${row.address}, ${row.provider}) AS head`
  if (!answer) throw new Error('a function answers')
  const { size, frontier } = answer.head
  return { size, frontier: (frontier ?? []).map((hash) => new Uint8Array(Buffer.from(hash, 'hex'))) }
}
