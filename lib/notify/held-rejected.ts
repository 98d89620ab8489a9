import { publicId } from '@/lib/core/public-id'
import type { RejectedItem } from '@/lib/core/webhook'
import { actorsById } from '@/lib/store/actors/actors-by-id'
import type { TenantTx } from '@/lib/store/in-tenant'
import { listSubmissions } from '@/lib/store/submissions/list-submissions'
import type { Times } from '@/lib/views/times'
import type { Held } from './compare-notices'

const DAY_MS = 86_400_000
const MOST = 500
export const REJECTED_GROUP = 'all'

/** Reports of the last day that could not be read. */
export async function heldRejected(tx: TenantTx, { at }: Times): Promise<Held<RejectedItem>[]> {
  const filter = { assetId: null, tool: null, actorRef: null, after: null, limit: MOST }
  const rows = (await listSubmissions(tx, { ...filter, state: 'rejected' })).filter(
    (row) => at.getTime() - row.receivedAt.getTime() < DAY_MS,
  )
  const actors = await actorsById(
    tx,
    rows.map((row) => row.actorRef),
  )
  return rows.map((row) => {
    const submission = publicId('submission', row.id)
    return {
      key: row.id,
      group: REJECTED_GROUP,
      item: {
        submission,
        code: row.errorCode ?? '',
        sender: actors.get(row.actorRef)?.label ?? '—',
        received_at: row.receivedAt.toISOString(),
        path: `/submissions/${submission}`,
      },
    }
  })
}
