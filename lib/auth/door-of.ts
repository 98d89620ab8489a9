import { lookup } from '@/lib/access/keys'
import type { PrincipalTenant } from '@/lib/access/principal'
import { findTenant } from '@/lib/store/tenants/find-tenant'

/** The tenant whose door a slug names; null where there is none, or it is suspended. */
export async function doorOf(slug: string): Promise<PrincipalTenant | null> {
  const tenant = await findTenant(lookup('sign-in'), slug)
  if (!tenant || tenant.suspendedAt !== null) return null
  const { id, name, timeZone, language } = tenant
  return { id, slug: tenant.slug, name, timeZone, language }
}
