import type { Lookup } from '@/lib/access/keys'
import type { PrincipalTenant } from '@/lib/access/principal'
import { prisma } from '../client'

/** Tenants with audit events that no leaf commits to yet. */
export async function tenantsToBatch(_key: Lookup): Promise<PrincipalTenant[]> {
  return prisma().$queryRaw<PrincipalTenant[]>`
    SELECT id, slug, name, time_zone AS "timeZone", language FROM app.tenants_to_batch()`
}
