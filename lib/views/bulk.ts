import type { Scope } from '@/lib/access/keys'
import { NotFound } from '@/lib/core/errors'
import { parsePublicId, publicId } from '@/lib/core/public-id'
import { actorsById } from '@/lib/store/actors/actors-by-id'
import { bulkFailures } from '@/lib/store/bulk/bulk-failures'
import { type BulkState, readBulk } from '@/lib/store/bulk/read-bulk'
import { inTenant } from '@/lib/store/in-tenant'
import type { BulkDto } from './finding.schema'

const MOST_FAILURES = 100

/** How far a bulk change is, and what it could not do. @throws NotFound */
export async function bulkDetail(scope: Scope, id: string): Promise<BulkDto> {
  const uuid = parsePublicId('bulk', id)
  if (!uuid) throw new NotFound()
  return inTenant(scope, async (tx) => {
    const row = await readBulk(tx, uuid)
    if (!row) throw new NotFound()
    const failures = await bulkFailures(tx, uuid, MOST_FAILURES)
    const actors = await actorsById(
      tx,
      failures.flatMap(({ actorRef }) => actorRef ?? []),
    )
    return {
      id: publicId('bulk', row.id),
      state: stateOf(row),
      at: row.at.toISOString(),
      total: row.total,
      done: row.total - row.waiting,
      changed: row.changed,
      unchanged: row.unchanged,
      refused: row.refused,
      undone: row.undone,
      kept: row.kept,
      failures: failures.map((failure) => ({
        finding: publicId('finding', failure.findingId),
        title: failure.title,
        subject: failure.subject,
        asset: failure.assetName,
        code: failure.code,
        by:
          failure.code === 'changed_meanwhile' && failure.actorRef
            ? (actors.get(failure.actorRef)?.label ?? '—')
            : null,
      })),
    }
  })
}

function stateOf(row: BulkState): BulkDto['state'] {
  if (!row.undoneAt) return row.waiting > 0 ? 'running' : 'done'
  if (row.changed > 0) return 'undoing'
  return row.kept > 0 ? 'partly_undone' : 'undone'
}
