import type { Prisma } from '../generated/client'

/** Which submissions; null: whatever it is. */
export interface SubmissionFilter {
  id?: string
  /** About any of these. */
  assetIds: string[] | null
  state: string | null
  tool: string | null
  format: string | null
  agentId: string | null
  /** Any of these bytes. */
  evidence: Uint8Array<ArrayBuffer>[] | null
  /** Only what this actor handed in. */
  actorRef: string | null
  /** Received in [from, to]; both in the order of the log. */
  received: { from: Date | null; to: Date | null }
  /** Only what was observed by an instant and received by another; absent: all. */
  until?: { at: Date; knownAt: Date } | undefined
}

/** A filter of none but what is given. */
export const ANY_SUBMISSION: SubmissionFilter = {
  assetIds: null,
  state: null,
  tool: null,
  format: null,
  agentId: null,
  evidence: null,
  actorRef: null,
  received: { from: null, to: null },
}

/** The filter as the database takes it, but for the tenant of the rows themselves, which the statement names. */
export function submissionWhere(tenantId: string, filter: SubmissionFilter): Prisma.SubmissionWhereInput {
  const { received, until } = filter
  return {
    ...(filter.id ? { id: filter.id } : {}),
    ...(filter.assetIds ? { assets: { some: { tenantId, assetId: { in: filter.assetIds } } } } : {}),
    ...(filter.state ? { state: filter.state } : {}),
    ...(filter.tool ? { tool: filter.tool } : {}),
    ...(filter.format ? { format: filter.format } : {}),
    ...(filter.agentId ? { agentId: filter.agentId } : {}),
    ...(filter.evidence ? { evidenceSha256: { in: filter.evidence } } : {}),
    ...(filter.actorRef ? { actorRef: filter.actorRef } : {}),
    AND: [
      ...(received.from ? [{ receivedAt: { gte: received.from } }] : []),
      ...(received.to ? [{ receivedAt: { lte: received.to } }] : []),
      ...(until ? [{ observedAt: { lte: until.at } }, { receivedAt: { lte: until.knownAt } }] : []),
    ],
  }
}
