import type { PlatformScope } from '@/lib/access/keys'
import type { TenantTx } from '../in-tenant'

/** Suspends a tenant from an instant on for a reason, or (null) lets it go on; answers whether there is one. */
export async function suspendTenant(
  _scope: PlatformScope,
  tx: TenantTx,
  suspended: { at: Date; reason: string } | null,
): Promise<boolean> {
  const rows = await tx.db.$queryRaw<{ done: boolean }[]>`
    SELECT app.platform_suspend_tenant(${tx.tenantId}::uuid, ${suspended?.at ?? null}::timestamptz,
      ${suspended?.reason ?? null}::text) AS done`
  return rows[0]?.done === true
}
