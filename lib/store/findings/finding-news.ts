import type { AssetKind } from '@/lib/core/report'
import { firstIdOf } from '../first-id-of'
import type { TenantTx } from '../in-tenant'
import { lastIdOf } from '../last-id-of'

export interface FindingNewsRow {
  id: string
  title: string
  subject: string
  severity: string
  assetId: string
  assetKind: AssetKind
  assetName: string
  kind: 'opened' | 'closed' | 'reopened'
  at: Date
}

/** What evidence opened and closed in (since, at], as known at an instant: newest first, of one instant what is worth most first. */
export async function findingNews(
  tx: TenantTx,
  { since, at, knownAt, limit }: { since: Date; at: Date; knownAt: Date; limit: number },
): Promise<FindingNewsRow[]> {
  return tx.db.$queryRaw<FindingNewsRow[]>`
    SELECT f.id, f.title, f.subject, f.severity, a.id AS "assetId", a.kind AS "assetKind", a.name AS "assetName", e.kind, e.at
    FROM finding_event e
    JOIN finding f ON f.tenant_id = e.tenant_id AND f.id = e.finding_id AND f.tenant_id = ${tx.tenantId}::uuid
    JOIN asset a ON a.tenant_id = f.tenant_id AND a.id = f.asset_id AND a.tenant_id = ${tx.tenantId}::uuid
    WHERE e.tenant_id = ${tx.tenantId}::uuid AND e.at > ${since} AND e.id >= ${firstIdOf(since)}::uuid AND e.at <= ${at} AND e.id <= ${lastIdOf(knownAt)}::uuid
      AND e.kind IN ('opened', 'closed', 'reopened')
    ORDER BY e.at DESC, f.weight DESC, e.id DESC LIMIT ${limit}`
}
