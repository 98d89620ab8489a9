import type { TenantTx } from '../in-tenant'

/** Widens first and last seen by an instant at which a tool looked, and notes when that was recorded. */
export async function touchAsset(
  tx: TenantTx,
  assetId: string,
  observedAt: Date,
  recorded: Date,
): Promise<void> {
  tx.later(tx.db.$executeRaw`
    UPDATE asset SET first_seen = least(first_seen, ${observedAt}::timestamptz), last_seen = greatest(last_seen, ${observedAt}::timestamptz),
      last_recorded = ${recorded}
    WHERE tenant_id = ${tx.tenantId}::uuid AND id = ${assetId}::uuid`)
}
