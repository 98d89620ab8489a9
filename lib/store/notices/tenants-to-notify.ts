import type { Lookup } from '@/lib/access/keys'
import type { PrincipalTenant } from '@/lib/access/principal'
import { prisma } from '../client'

/**
 * Tenants with a webhook that is on, whose evidence log has grown since a look before `changedBefore`, or whose last look
 * was before `anyBefore`.
 */
export async function tenantsToNotify(
  _key: Lookup,
  { changedBefore, anyBefore }: { changedBefore: Date; anyBefore: Date },
): Promise<PrincipalTenant[]> {
  return prisma().$queryRaw<PrincipalTenant[]>`
    SELECT id, slug, name, time_zone AS "timeZone", language
    FROM app.tenants_to_notify(${changedBefore}::timestamptz, ${anyBefore}::timestamptz)`
}
