import type { TenantTx } from '../in-tenant'

/** When the tenant never set a limit. */
export const DEFAULT_FRESHNESS_DAYS = 30

/** How many days evidence counts as fresh by default (tool ''), as recorded last. */
export async function readFreshnessDays(tx: TenantTx): Promise<number> {
  const rows = await tx.db.$queryRaw<{ days: number }[]>`
    SELECT days FROM freshness_limit WHERE tenant_id = ${tx.tenantId}::uuid AND tool = ''
    ORDER BY recorded_from DESC LIMIT 1`
  return rows[0]?.days ?? DEFAULT_FRESHNESS_DAYS
}
