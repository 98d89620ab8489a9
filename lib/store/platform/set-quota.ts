import type { PlatformScope } from '@/lib/access/keys'
import type { TenantTx } from '../in-tenant'
import type { Quota } from '../quotas/read-quota'

/** Says how much a tenant may hand in. Answers whether there is such a tenant. */
export async function setQuota(
  _scope: PlatformScope,
  tx: TenantTx,
  { reports, bytes, assets }: Quota,
): Promise<boolean> {
  const rows = await tx.db.$queryRaw<{ done: boolean }[]>`
    SELECT app.platform_set_quota(${tx.tenantId}::uuid, ${reports}::int, ${bytes}::bigint, ${assets}::int) AS done`
  return rows[0]?.done === true
}
