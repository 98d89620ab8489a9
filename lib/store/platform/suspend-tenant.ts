import type { PlatformScope } from '@/lib/access/keys'
import { prisma } from '../client'

/** Suspends a tenant from an instant on, or (null) lets it go on; answers whether there is one. */
export async function suspendTenant(
  _scope: PlatformScope,
  tenantId: string,
  at: Date | null,
): Promise<boolean> {
  const rows = await prisma().$queryRaw<{ done: boolean }[]>`
    SELECT app.platform_suspend_tenant(${tenantId}::uuid, ${at}::timestamptz) AS done`
  return rows[0]?.done === true
}
