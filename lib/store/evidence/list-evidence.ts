import { firstIdOf } from '../first-id-of'
import { Prisma } from '../generated/client'
import type { TenantTx } from '../in-tenant'
import { lastIdOf } from '../last-id-of'
import { unpackCounts } from '../submissions/pack-counts'
import { type EvidenceFilter, fittingEvidenceSql, untilSql } from './evidence-sql'

/** Bytes that were handed in, once however often, with what their first submission says of them. */
export interface EvidenceRow {
  /** In the order of the list: the id of the first submission of these bytes, which tells when it was received. */
  place: string
  sha256: Uint8Array<ArrayBuffer>
  bytes: number
  firstReceived: Date
  lastReceived: Date
  submissions: number
  /** Times that a submission without a time of its own was handed in again. */
  sightings: number
  actorRefs: string[]
  /** Roots of the submissions. */
  assetIds: string[]
  submissionId: string
  state: string
  errorCode: string | null
  tool: string | null
  toolVersion: string | null
  format: string | null
  items: number | null
  byResult: Record<string, number> | null
  bySeverity: Record<string, number> | null
  logIndex: number
  logEpoch: number
  /** A signed checkpoint covers the leaf. */
  signed: boolean
}

export interface EvidencePage {
  filter: EvidenceFilter
  /** The place of the last row of the page before. */
  after: string | null
  limit: number
}

/** Evidence, what was first received last coming first. */
export async function listEvidence(
  tx: TenantTx,
  { filter, after, limit }: EvidencePage,
): Promise<EvidenceRow[]> {
  const of = Prisma.sql`s.tenant_id = ${tx.tenantId}::uuid AND s.evidence_sha256 = e.sha256 ${untilSql(filter)}`
  const rows = await tx.db.$queryRaw<(EvidenceRow & { counted: string[]; counts: string | null })[]>`
    WITH page AS MATERIALIZED (
      SELECT e.sha256, e.bytes, e.created_at, o.id FROM submission o
      JOIN evidence e ON e.tenant_id = ${tx.tenantId}::uuid AND e.sha256 = o.evidence_sha256
      WHERE o.tenant_id = ${tx.tenantId}::uuid AND ${fittingEvidenceSql(tx.tenantId, filter)}
        AND NOT EXISTS (SELECT 1 FROM submission p
          WHERE p.tenant_id = ${tx.tenantId}::uuid AND p.evidence_sha256 = o.evidence_sha256 AND p.id < o.id)
        ${filter.received.from ? Prisma.sql`AND o.id >= ${firstIdOf(filter.received.from)}::uuid` : Prisma.empty}
        ${filter.received.to ? Prisma.sql`AND o.id <= ${lastIdOf(filter.received.to)}::uuid` : Prisma.empty}
        ${after ? Prisma.sql`AND o.id < ${after}::uuid` : Prisma.empty}
      ORDER BY o.id DESC LIMIT ${limit})
    SELECT e.id AS place, e.sha256, e.bytes, e.created_at AS "firstReceived", every.last AS "lastReceived", every.submissions, seen.sightings,
      every.actors AS "actorRefs", every.assets AS "assetIds", f.id AS "submissionId", f.state, f.error_code AS "errorCode", f.tool,
      f.tool_version AS "toolVersion", f.format, f.items, f.counted, f.counts,
      f.log_index AS "logIndex", f.log_epoch AS "logEpoch", EXISTS (SELECT 1 FROM log_checkpoint c
        WHERE c.tenant_id = ${tx.tenantId}::uuid AND c.log = 'evidence' AND c.epoch = f.log_epoch AND c.size > f.log_index) AS signed
    FROM page e
    CROSS JOIN LATERAL (SELECT count(*)::int AS submissions, max(s.received_at) AS last, array_agg(DISTINCT s.actor_ref) AS actors,
      coalesce(array_agg(DISTINCT s.asset_id) FILTER (WHERE s.asset_id IS NOT NULL), '{}') AS assets
      FROM submission s WHERE ${of}) every
    CROSS JOIN LATERAL (SELECT count(*)::int AS sightings FROM sighting g JOIN submission s ON s.id = g.submission_id
      WHERE g.tenant_id = ${tx.tenantId}::uuid AND ${of}) seen
    CROSS JOIN LATERAL (SELECT s.*, w.tool, w.tool_version, w.format, w.counted FROM submission s
      JOIN submission_words w ON w.tenant_id = ${tx.tenantId}::uuid AND w.id = s.words_id WHERE ${of} ORDER BY s.received_at, s.id LIMIT 1) f
    ORDER BY e.id DESC`
  return rows.map(({ counted, counts, ...row }) => {
    const { byResult, bySeverity } = unpackCounts(counted, counts)
    return { ...row, byResult, bySeverity }
  })
}
