import type { PrincipalTenant } from '@/lib/access/principal'
import type { PersonRole } from '@/lib/access/roles'
import type { PersonTx } from '@/lib/store/in-person'
import { tenantsOf } from '@/lib/store/people/tenants-of'
import { findTenant } from '@/lib/store/tenants/find-tenant'

/** The tenants whose audit log must say that a person came, failed to, or left; suspended ones too, by their ids. */
export async function tenantsConcerned(
  tx: PersonTx,
  userId: string,
  at: Date,
): Promise<{ tenant: PrincipalTenant; roles: PersonRole[] }[]> {
  const found: { tenant: PrincipalTenant; roles: PersonRole[] }[] = []
  for (const { slug, roles } of await tenantsOf(tx, userId, at)) {
    const tenant = await findTenant(tx, slug)
    if (!tenant) continue
    const { id, name, timeZone, language } = tenant
    found.push({ tenant: { id, slug, name, timeZone, language }, roles })
  }
  return found.sort((a, b) => (a.tenant.id < b.tenant.id ? -1 : 1))
}
