import type { PlatformScope } from '@/lib/access/keys'
import { prisma } from '../client'

/** Suspends a tenant from an instant on for a reason, or (null) lets it go on; answers whether there is one. */
export async function suspendTenant(
  _scope: PlatformScope,
  tenantId: string,
  suspended: { at: Date; reason: string } | null,
): Promise<boolean> {
  const rows = await prisma().$queryRaw<{ done: boolean }[]>`
    SELECT app.platform_suspend_tenant(${tenantId}::uuid, ${suspended?.at ?? null}::timestamptz,
      ${suspended?.reason ?? null}::text) AS done`
  return rows[0]?.done === true
}
