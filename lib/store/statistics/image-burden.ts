import { notRetiredSql } from '../assets/not-retired-sql'
import { Prisma } from '../generated/client'
import type { TenantTx } from '../in-tenant'
import { vulnerableStates } from './vulnerable-states'

/** An image in use, and how many vulnerabilities of each severity it has. */
export interface ImageBurden {
  assetId: string
  name: string
  lineage: string | null
  builtAt: Date | null
  /** Tags that it was seen with. */
  tags: string[]
  critical: number
  high: number
  other: number
}

/** Images that were in use at an instant as known at another, by name. */
export async function imageBurden(tx: TenantTx, times: { at: Date; knownAt: Date }): Promise<ImageBurden[]> {
  const { at, knownAt } = times
  return tx.db.$queryRaw<ImageBurden[]>`
    SELECT a.id AS "assetId", a.name, a.lineage, i.built_at AS "builtAt", coalesce(t.tags, '{}') AS tags,
      coalesce(v.critical, 0)::int AS critical, coalesce(v.high, 0)::int AS high, coalesce(v.other, 0)::int AS other
    FROM asset a
    LEFT JOIN image i ON i.tenant_id = a.tenant_id AND i.asset_id = a.id AND i.tenant_id = ${tx.tenantId}::uuid
    LEFT JOIN (
      SELECT asset_id, array_agg(DISTINCT tag) AS tags FROM image_tag
      WHERE tenant_id = ${tx.tenantId}::uuid AND observed_at <= ${at} GROUP BY asset_id
    ) t ON t.asset_id = a.id
    LEFT JOIN (
      SELECT asset_id, count(DISTINCT subject_key) FILTER (WHERE severity = 'critical') AS critical,
        count(DISTINCT subject_key) FILTER (WHERE severity = 'high') AS high,
        count(DISTINCT subject_key) FILTER (WHERE severity NOT IN ('critical', 'high')) AS other
      FROM ${vulnerableStates(tx.tenantId, times)} s GROUP BY asset_id
    ) v ON v.asset_id = a.id
    WHERE a.tenant_id = ${tx.tenantId}::uuid AND a.kind = 'image' AND a.first_seen <= ${at} AND a.created_at <= ${knownAt}
      AND ${notRetiredSql(tx.tenantId, Prisma.sql`a.id`, { at, knownAt })}
    ORDER BY a.name, a.id`
}
