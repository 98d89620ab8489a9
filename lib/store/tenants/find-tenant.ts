import type { Lookup } from '@/lib/access/keys'
import type { PrincipalTenant } from '@/lib/access/principal'
import { clientOf } from '../client-of'
import type { PersonTx } from '../in-person'

/** The tenant of a slug and when it was suspended, or null. */
export async function findTenant(
  key: Lookup | PersonTx,
  slug: string,
): Promise<(PrincipalTenant & { suspendedAt: Date | null }) | null> {
  const rows = await clientOf(key).$queryRaw<(PrincipalTenant & { suspendedAt: Date | null })[]>`
    SELECT id, slug, name, time_zone AS "timeZone", language, suspended_at AS "suspendedAt"
    FROM app.find_tenant(${slug})`
  return rows[0] ?? null
}
