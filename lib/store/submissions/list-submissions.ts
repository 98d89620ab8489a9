import type { TenantTx } from '../in-tenant'
import { type SubmissionRow, submissionRow } from './submission-row'

export interface SubmissionFilter {
  id?: string
  assetId: string | null
  state: string | null
  tool: string | null
  /** Only what this actor handed in. */
  actorRef: string | null
  /** Only what was observed by an instant and received by another; absent: all. */
  until?: { at: Date; knownAt: Date } | undefined
  after: { receivedAt: Date; id: string } | null
  limit: number
}

/** Submissions, newest first. */
export async function listSubmissions(tx: TenantTx, filter: SubmissionFilter): Promise<SubmissionRow[]> {
  const { after, until } = filter
  const rows = await tx.db.submission.findMany({
    where: {
      tenantId: tx.tenantId,
      ...(filter.id ? { id: filter.id } : {}),
      ...(filter.assetId ? { assets: { some: { tenantId: tx.tenantId, assetId: filter.assetId } } } : {}),
      ...(filter.state ? { state: filter.state } : {}),
      ...(filter.tool ? { tool: filter.tool } : {}),
      ...(filter.actorRef ? { actorRef: filter.actorRef } : {}),
      ...(until ? { AND: [{ observedAt: { lte: until.at } }, { receivedAt: { lte: until.knownAt } }] } : {}),
      ...(after
        ? {
            OR: [
              { receivedAt: { lt: after.receivedAt } },
              { receivedAt: after.receivedAt, id: { lt: after.id } },
            ],
          }
        : {}),
    },
    orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
    take: filter.limit,
  })
  return rows.map(submissionRow)
}
