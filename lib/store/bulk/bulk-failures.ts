import type { TenantTx } from '../in-tenant'

export interface BulkFailure {
  findingId: string
  title: string
  subject: string
  assetName: string
  code: string
  /** Who changed it last, where that is why. */
  actorRef: string | null
}

/** The items of a bulk change that were refused, or kept when it was undone; the first few by title. */
export async function bulkFailures(tx: TenantTx, bulkId: string, limit: number): Promise<BulkFailure[]> {
  return tx.db.$queryRaw<BulkFailure[]>`
    SELECT f.id AS "findingId", f.title, f.subject, a.name AS "assetName", coalesce(i.code, '') AS code, (
      SELECT v.actor_ref FROM finding_event v
      WHERE v.tenant_id = ${tx.tenantId}::uuid AND v.finding_id = f.id AND v.actor_ref IS NOT NULL
        AND v.kind IN ('status', 'owner', 'due') ORDER BY v.at DESC, v.id DESC LIMIT 1) AS "actorRef"
    FROM bulk_item i
    JOIN finding f ON f.tenant_id = i.tenant_id AND f.id = i.finding_id AND f.tenant_id = ${tx.tenantId}::uuid
    JOIN asset a ON a.tenant_id = f.tenant_id AND a.id = f.asset_id AND a.tenant_id = ${tx.tenantId}::uuid
    WHERE i.tenant_id = ${tx.tenantId}::uuid AND i.bulk_id = ${bulkId}::uuid AND i.state IN ('refused', 'kept')
    ORDER BY f.title, a.name, f.id LIMIT ${limit}`
}
