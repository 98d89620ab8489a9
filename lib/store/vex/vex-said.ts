import { Prisma } from '../generated/client'
import type { TenantTx } from '../in-tenant'

/** What a document says of a vulnerability on an asset, at a moment at which it holds. */
export interface VexSaidRow {
  assetId: string
  subject: string
  documentId: string
  documentName: string
  submissionId: string
  sha256: Uint8Array | null
  author: string | null
  status: 'not_affected' | 'affected' | 'fixed' | 'under_investigation'
  product: string
  component: string
  /** Why, as the document has it. */
  detail: string
  statedAt: Date
  placeFrom: number
  placeTo: number
  placePointer: string | null
  placeLine: number | null
  /** Of those about the same vulnerability on the same asset the one that holds. */
  holds: boolean
}

/** At most this many are told. */
const MOST = 200

/** Statements about a finding's vulnerability, or about all that go by one of some ids; the latest of each place first. */
export async function vexSaid(
  tx: TenantTx,
  of: { findingId: string } | { advisories: readonly string[] },
  { at, knownAt }: { at: Date; knownAt: Date },
): Promise<VexSaidRow[]> {
  const which =
    'findingId' in of
      ? Prisma.sql`SELECT k.asset_id, k.subject_key FROM finding_key k WHERE k.tenant_id = ${tx.tenantId}::uuid AND k.finding_id = ${of.findingId}::uuid`
      : Prisma.sql`SELECT k.asset_id, k.subject_key FROM finding_key k JOIN finding f ON f.tenant_id = k.tenant_id AND f.id = k.finding_id
          AND f.tenant_id = ${tx.tenantId}::uuid
        WHERE k.tenant_id = ${tx.tenantId}::uuid AND f.advisory = ANY(${[...of.advisories]}::text[])`
  return tx.db.$queryRaw<VexSaidRow[]>`
    WITH key AS MATERIALIZED (SELECT DISTINCT w.asset_id, w.subject_key FROM (${which}) w)
    SELECT s.asset_id AS "assetId", concat_ws(' ', v.advisory, v.purl, nullif(v.path, '')) AS subject, s.document_id AS "documentId",
      s.document_name AS "documentName", s.submission_id AS "submissionId", b.evidence_sha256 AS sha256, s.author, s.status, s.product, s.component,
      s.detail, s.stated_at AS "statedAt", s.place_from AS "placeFrom", s.place_to AS "placeTo", s.place_pointer AS "placePointer",
      s.place_line AS "placeLine",
      row_number() OVER (PARTITION BY s.asset_id, s.subject_key ORDER BY s.stated_at DESC,
        array_position(ARRAY['affected', 'under_investigation', 'fixed', 'not_affected'], s.status)) = 1 AS holds
    FROM app.vex_said(${at}::timestamptz, ${knownAt}::timestamptz) s
    JOIN key ON key.asset_id = s.asset_id AND key.subject_key = s.subject_key
    JOIN vulnerability v ON v.tenant_id = ${tx.tenantId}::uuid AND v.subject_key = s.subject_key
    LEFT JOIN submission b ON b.tenant_id = ${tx.tenantId}::uuid AND b.id = s.submission_id
    ORDER BY s.stated_at DESC, s.document_name, subject LIMIT ${MOST}`
}
