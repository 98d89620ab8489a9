import type { TenantTx } from '../in-tenant'

/** How much a tenant may hand in; null: as much as goes. */
export interface Quota {
  /** Reports in a minute. */
  reports: number | null
  /** Unpacked bytes in a day. */
  bytes: number | null
  assets: number | null
}

/** The tenant's quota. */
export async function readQuota(tx: TenantTx): Promise<Quota> {
  const [row] = await tx.db.$queryRaw<Quota[]>`
    SELECT quota_reports AS reports, quota_bytes::float8 AS bytes, quota_assets AS assets FROM tenant WHERE id = ${tx.tenantId}::uuid`
  return row ?? { reports: null, bytes: null, assets: null }
}
