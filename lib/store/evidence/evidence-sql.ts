import { Prisma } from '../generated/client'
import { submissionsAboutSql } from '../submissions/submission-where'

/** Which evidence; null: whatever it is. */
export interface EvidenceFilter {
  /** First hex digits of the SHA-256. */
  prefix: string | null
  /** Handed in by any submission of this tool, or about any of these assets. */
  tool: string | null
  assetIds: readonly string[] | null
  /** First received in [from, to]. */
  received: { from: Date | null; to: Date | null }
  /** Only by submissions that were observed by an instant and received by another; absent: by any. */
  until?: { at: Date; knownAt: Date } | undefined
}

/** A filter of none but what is given. */
export const ANY_EVIDENCE: EvidenceFilter = {
  prefix: null,
  tool: null,
  assetIds: null,
  received: { from: null, to: null },
}

/** What of submission `s` counts at a time. */
export function untilSql({ until }: Pick<EvidenceFilter, 'until'>): Prisma.Sql {
  return until
    ? Prisma.sql`AND s.observed_at <= ${until.at} AND s.received_at <= ${until.knownAt}`
    : Prisma.empty
}

/** Conditions on the evidence `e` that fits, with its tenant's. What is kept and was handed in by nothing that counts is none. */
export function fittingEvidenceSql(tenantId: string, filter: EvidenceFilter): Prisma.Sql {
  const { prefix, tool, assetIds, received } = filter
  const between = (hex: string) =>
    Prisma.sql`AND e.sha256 BETWEEN decode(${hex.padEnd(64, '0')}, 'hex') AND decode(${hex.padEnd(64, 'f')}, 'hex')`
  return Prisma.sql`e.tenant_id = ${tenantId}::uuid
    ${prefix === null ? Prisma.empty : between(prefix)}
    ${received.from ? Prisma.sql`AND e.created_at >= ${received.from}` : Prisma.empty}
    ${received.to ? Prisma.sql`AND e.created_at <= ${received.to}` : Prisma.empty}
    AND EXISTS (SELECT 1 FROM submission s JOIN submission_words w ON w.tenant_id = ${tenantId}::uuid AND w.id = s.words_id
      WHERE s.tenant_id = ${tenantId}::uuid AND s.evidence_sha256 = e.sha256 ${untilSql(filter)}
        ${tool === null ? Prisma.empty : Prisma.sql`AND w.tool = ${tool}`}
        ${assetIds === null ? Prisma.empty : Prisma.sql`AND s.id IN (${submissionsAboutSql(tenantId, assetIds)})`})`
}
