import type { TenantTx } from '../in-tenant'

export interface FindingEventRow {
  id: string
  at: Date
  kind: string
  actorRef: string | null
  submissionId: string | null
  data: unknown
}

/** The life of a finding, newest first. */
export async function findingEvents(tx: TenantTx, findingId: string): Promise<FindingEventRow[]> {
  return tx.db.findingEvent.findMany({
    where: { tenantId: tx.tenantId, findingId },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: { id: true, at: true, kind: true, actorRef: true, submissionId: true, data: true },
  })
}
