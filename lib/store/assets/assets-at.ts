import type { AssetKind } from '@/lib/core/report'
import { Prisma } from '../generated/client'
import type { TenantTx } from '../in-tenant'
import { notRetiredSql } from './not-retired-sql'

export interface AssetAt {
  id: string
  kind: AssetKind
  name: string
  labels: Record<string, string>
}

/**
 * Assets that there were at an instant, as known at another, with their labels of then: seen by `at`, recorded by
 * `knownAt`, and not retired. One statement whatever their number.
 */
export async function assetsAt(
  tx: TenantTx,
  { at, knownAt }: { at: Date; knownAt: Date },
): Promise<AssetAt[]> {
  return tx.db.$queryRaw<AssetAt[]>`
    SELECT a.id, a.kind, a.name, coalesce(l.labels, '{}'::jsonb) AS labels
    FROM asset a
    LEFT JOIN (
      SELECT asset_id, jsonb_object_agg(key, value) AS labels FROM asset_label
      WHERE tenant_id = ${tx.tenantId}::uuid AND valid_from <= ${at} AND valid_to > ${at}
        AND recorded_from <= ${knownAt} AND recorded_to > ${knownAt}
      GROUP BY asset_id
    ) l ON l.asset_id = a.id
    WHERE a.tenant_id = ${tx.tenantId}::uuid AND a.created_at <= ${knownAt} AND a.first_seen <= ${at}
      AND ${notRetiredSql(tx.tenantId, Prisma.sql`a.id`, { at, knownAt })}
    ORDER BY a.kind, a.name, a.id`
}
