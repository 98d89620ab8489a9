import type { TenantTx } from '../in-tenant'

/** How many assets a tenant has that are not retired, and how many it may have at most; null: as many as come. */
export async function assetRoom(tx: TenantTx, at: Date): Promise<{ most: number | null; assets: number }> {
  const [row] = await tx.db.$queryRaw<{ most: number | null; assets: number }[]>`
    SELECT t.quota_assets AS most, CASE WHEN t.quota_assets IS NULL THEN 0 ELSE (
      SELECT count(*)::int FROM asset a WHERE a.tenant_id = ${tx.tenantId}::uuid AND NOT EXISTS (
        SELECT 1 FROM asset_retirement r WHERE r.tenant_id = ${tx.tenantId}::uuid AND r.asset_id = a.id
          AND r.valid_from <= ${at} AND r.valid_to > ${at} AND r.recorded_from <= ${at} AND r.recorded_to > ${at})
    ) END AS assets FROM tenant t WHERE t.id = ${tx.tenantId}::uuid`
  return row ?? { most: null, assets: 0 }
}
