import { publicId } from '@/lib/core/public-id'
import type { RejectedItem } from '@/lib/core/webhook'
import { actorsById } from '@/lib/store/actors/actors-by-id'
import type { TenantTx } from '@/lib/store/in-tenant'
import { listSubmissions } from '@/lib/store/submissions/list-submissions'
import { ANY_SUBMISSION } from '@/lib/store/submissions/submission-where'
import type { Times } from '@/lib/views/times'
import type { Held } from './compare-notices'

const DAY_MS = 86_400_000
const MOST = 500
export const REJECTED_GROUP = 'all'

/** Reports of the last day that could not be read. */
export async function heldRejected(tx: TenantTx, { at }: Times): Promise<Held<RejectedItem>[]> {
  const received = { from: new Date(at.getTime() - DAY_MS + 1), to: null }
  const page = { sort: 'receivedAt', after: null, limit: MOST } as const
  const rows = await listSubmissions(tx, { ...ANY_SUBMISSION, ...page, received, state: 'rejected' })
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
