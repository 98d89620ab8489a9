import { firstIdOf } from '../first-id-of'
import { Prisma } from '../generated/client'

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

/** The filter as conditions on submissions `s` of the tenant with their words `w`, each `AND …`. */
export function submissionWhere(tenantId: string, filter: SubmissionFilter): Prisma.Sql {
  const { id, assetIds, state, tool, format, agentId, evidence, actorRef, received, until } = filter
  const { from, to } = received
  const terms = [
    id ? Prisma.sql`s.id = ${id}::uuid` : null,
    assetIds ? Prisma.sql`s.id IN (${submissionsAboutSql(tenantId, assetIds)})` : null,
    state ? Prisma.sql`s.state = ${state}` : null,
    tool ? Prisma.sql`w.tool = ${tool}` : null,
    format ? Prisma.sql`w.format = ${format}` : null,
    agentId ? Prisma.sql`s.agent_id = ${agentId}::uuid` : null,
    evidence ? Prisma.sql`s.evidence_sha256 = ANY(${[...evidence]}::bytea[])` : null,
    actorRef ? Prisma.sql`s.actor_ref = ${actorRef}::uuid` : null,
    from ? Prisma.sql`s.received_at >= ${from} AND s.id >= ${firstIdOf(from)}::uuid` : null,
    to ? Prisma.sql`s.received_at <= ${to}` : null,
    until ? Prisma.sql`s.observed_at <= ${until.at} AND s.received_at <= ${until.knownAt}` : null,
  ]
  return Prisma.join(
    terms.map((term) => (term ? Prisma.sql`AND ${term}` : Prisma.empty)),
    ' ',
  )
}

/** Ids of submissions that are about any of these assets. */
export function submissionsAboutSql(tenantId: string, assetIds: readonly string[]): Prisma.Sql {
  const ids = [...assetIds]
  return Prisma.sql`SELECT r.id FROM submission r WHERE r.tenant_id = ${tenantId}::uuid AND r.asset_id = ANY(${ids}::uuid[])
    UNION ALL SELECT o.submission_id FROM submission_asset o WHERE o.tenant_id = ${tenantId}::uuid AND o.asset_id = ANY(${ids}::uuid[])`
}
