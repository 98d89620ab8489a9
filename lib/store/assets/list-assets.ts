import type { AssetKind } from '@/lib/core/report'
import type { TenantTx } from '../in-tenant'
import { likeOf } from '../like-of'

export interface AssetRow {
  id: string
  kind: AssetKind
  name: string
  firstSeen: Date
  lastSeen: Date
}

export interface AssetFilter {
  id: string | null
  kind: string | null
  /** Part of a name or alias. */
  text: string | null
  retired: boolean | null
  at: Date
  knownAt: Date
  after: { name: string; id: string } | null
  limit: number
}

/** Assets that were known of at an instant, by name. */
export async function listAssets(tx: TenantTx, filter: AssetFilter): Promise<AssetRow[]> {
  const { after } = filter
  const like = filter.text === null ? null : likeOf(filter.text)
  return tx.db.$queryRaw<AssetRow[]>`
    SELECT a.id, a.kind, a.name, a.first_seen AS "firstSeen", a.last_seen AS "lastSeen" FROM asset a
    WHERE a.tenant_id = ${tx.tenantId}::uuid AND a.first_seen <= ${filter.at} AND a.created_at <= ${filter.knownAt}
      AND (${filter.id}::uuid IS NULL OR a.id = ${filter.id}::uuid)
      AND (${filter.kind}::text IS NULL OR a.kind = ${filter.kind})
      AND (${like}::text IS NULL OR a.name ILIKE ${like} OR EXISTS (SELECT 1 FROM asset_alias s
        WHERE s.tenant_id = ${tx.tenantId}::uuid AND s.asset_id = a.id AND s.alias ILIKE ${like}))
      AND (${filter.retired}::boolean IS NULL OR ${filter.retired} = EXISTS (SELECT 1 FROM asset_retirement r
        WHERE r.tenant_id = ${tx.tenantId}::uuid AND r.asset_id = a.id AND r.valid_from <= ${filter.at} AND r.valid_to > ${filter.at}
          AND r.recorded_from <= ${filter.knownAt} AND r.recorded_to > ${filter.knownAt}))
      AND (${after?.id ?? null}::uuid IS NULL OR (a.name, a.id) > (${after?.name ?? null}::text, ${after?.id ?? null}::uuid))
    ORDER BY a.name, a.id LIMIT ${filter.limit}`
}
