import { lookup } from '@/lib/access/keys'
import type { PrincipalTenant } from '@/lib/access/principal'
import type { PersonRole } from '@/lib/access/roles'
import { tenantsOf } from '@/lib/store/people/tenants-of'
import { findTenant } from '@/lib/store/tenants/find-tenant'

/** The tenants whose audit log must say that a person came, failed to, or left; suspended ones too. */
export async function tenantsConcerned(
  userId: string,
  at: Date,
): Promise<{ tenant: PrincipalTenant; roles: PersonRole[] }[]> {
  const key = lookup('sign-in')
  const found: { tenant: PrincipalTenant; roles: PersonRole[] }[] = []
  for (const { slug, roles } of await tenantsOf(key, userId, at)) {
    const tenant = await findTenant(key, slug)
    if (!tenant) continue
    const { id, name, timeZone, language } = tenant
    found.push({ tenant: { id, slug, name, timeZone, language }, roles })
  }
  return found
}
