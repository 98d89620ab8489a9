import { FOREVER_DATE } from '../forever'
import type { TenantTx } from '../in-tenant'
import { lastIdOf } from '../last-id-of'

export interface FindingEventRow {
  id: string
  at: Date
  kind: string
  actorRef: string | null
  submissionId: string | null
  data: unknown
}

/** The life of a finding up to an instant, as known at another, newest first. */
export async function findingEvents(
  tx: TenantTx,
  findingId: string,
  { at, knownAt }: { at: Date; knownAt: Date } = { at: FOREVER_DATE, knownAt: FOREVER_DATE },
): Promise<FindingEventRow[]> {
  return tx.db.findingEvent.findMany({
    where: { tenantId: tx.tenantId, findingId, at: { lte: at }, id: { lte: lastIdOf(knownAt) } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: { id: true, at: true, kind: true, actorRef: true, submissionId: true, data: true },
  })
}
