import type { Lookup } from '@/lib/access/keys'
import type { PrincipalTenant } from '@/lib/access/principal'
import { prisma } from '../client'

/** Tenants of which bytes may be old enough by now, or whose objects are still to be removed. */
export async function tenantsToDrop(_key: Lookup): Promise<PrincipalTenant[]> {
  return prisma().$queryRaw<PrincipalTenant[]>`
    SELECT id, slug, name, time_zone AS "timeZone", language FROM app.tenants_to_drop()`
}
