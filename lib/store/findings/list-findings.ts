import type { TenantTx } from '../in-tenant'

export interface FindingRow {
  id: string
  assetId: string
  assetKind: string
  assetName: string
  checkKey: string
  subject: string
  title: string
  severity: string
  weight: number
  machine: 'open' | 'closed' | 'withdrawn'
  triage: string
  ownerId: string | null
  firstSeen: Date
  closedAt: Date | null
  reopened: number
  version: number
}

export interface FindingFilter {
  ids: readonly string[] | null
  machine: 'open' | 'closed' | null
  triage: string | null
  severity: string | null
  assetIds: readonly string[] | null
  checkKeys: readonly string[] | null
  ownerId: string | null
  text: string | null
  sort: 'impact' | 'first_seen' | 'asset'
  /** Sort value and id of the last row of the page before. */
  after: { value: string | number; id: string } | null
  limit: number
}

/** Findings in one of three orders, each with a tie broken by id so that pages never overlap. */
export async function listFindings(tx: TenantTx, filter: FindingFilter): Promise<FindingRow[]> {
  const { after, sort } = filter
  const like = filter.text === null ? null : `%${filter.text.replaceAll(/[\\%_]/g, '\\$&')}%`
  const value = after?.value ?? null
  return tx.db.$queryRaw<FindingRow[]>`
    SELECT f.id, f.asset_id AS "assetId", a.kind AS "assetKind", a.name AS "assetName", f.check_key AS "checkKey", f.subject, f.title,
      f.severity, f.weight, f.machine, f.triage, f.owner_id AS "ownerId", f.first_seen AS "firstSeen", f.closed_at AS "closedAt", f.reopened,
      f.version
    FROM finding f JOIN asset a ON a.tenant_id = f.tenant_id AND a.id = f.asset_id AND a.tenant_id = ${tx.tenantId}::uuid
    WHERE f.tenant_id = ${tx.tenantId}::uuid
      AND (${filter.ids === null} OR f.id = ANY(${[...(filter.ids ?? [])]}::uuid[]))
      AND (${filter.ids !== null} OR f.machine <> 'withdrawn')
      AND (${filter.machine}::text IS NULL OR f.machine = ${filter.machine})
      AND (${filter.triage}::text IS NULL OR f.triage = ${filter.triage})
      AND (${filter.severity}::text IS NULL OR f.severity = ${filter.severity})
      AND (${filter.assetIds === null} OR f.asset_id = ANY(${[...(filter.assetIds ?? [])]}::uuid[]))
      AND (${filter.checkKeys === null} OR f.check_key = ANY(${[...(filter.checkKeys ?? [])]}::uuid[]))
      AND (${filter.ownerId}::uuid IS NULL OR f.owner_id = ${filter.ownerId}::uuid)
      AND (${like}::text IS NULL OR f.title ILIKE ${like} OR f.subject ILIKE ${like} OR a.name ILIKE ${like})
      AND (${after === null}
        OR (${sort} = 'impact' AND (f.weight, f.id) < (${sort === 'impact' ? value : null}::int, ${after?.id ?? null}::uuid))
        OR (${sort} = 'first_seen' AND (f.first_seen, f.id)
          < (${sort === 'first_seen' ? new Date(Number(value)) : null}::timestamptz, ${after?.id ?? null}::uuid))
        OR (${sort} = 'asset' AND (a.name, f.id) > (${sort === 'asset' ? value : null}::text, ${after?.id ?? null}::uuid)))
    ORDER BY CASE WHEN ${sort} = 'impact' THEN f.weight END DESC NULLS LAST,
      CASE WHEN ${sort} = 'first_seen' THEN f.first_seen END DESC NULLS LAST,
      CASE WHEN ${sort} = 'asset' THEN a.name END NULLS LAST,
      CASE WHEN ${sort} = 'asset' THEN f.id END, f.id DESC
    LIMIT ${filter.limit}`
}
