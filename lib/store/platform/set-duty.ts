import type { AdminRole } from '@/lib/access/duties'
import type { PlatformScope } from '@/lib/access/keys'
import type { TenantTx } from '../in-tenant'

/** Gives an administrator of the platform a duty, or none; answers whether there is such an administrator. */
export async function setDuty(
  _scope: PlatformScope,
  { db }: TenantTx,
  userId: string,
  duty: AdminRole | null,
): Promise<boolean> {
  const rows = await db.$queryRaw<{ done: boolean }[]>`
    SELECT app.platform_set_duty(${userId}::uuid, ${duty}) AS done`
  return rows[0]?.done === true
}
