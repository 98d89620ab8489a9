import type { Lookup } from '@/lib/access/keys'
import type { PrincipalTenant } from '@/lib/access/principal'
import { prisma } from '../client'

/** The tenant of a slug and when it was suspended, or null. */
export async function findTenant(
  _key: Lookup,
  slug: string,
): Promise<(PrincipalTenant & { suspendedAt: Date | null }) | null> {
  const rows = await prisma().$queryRaw<(PrincipalTenant & { suspendedAt: Date | null })[]>`
    SELECT id, slug, name, time_zone AS "timeZone", language, suspended_at AS "suspendedAt"
    FROM app.find_tenant(${slug})`
  return rows[0] ?? null
}
