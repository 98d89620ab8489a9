import { lookup } from '@/lib/access/keys'
import { findTenant } from '@/lib/store/tenants/find-tenant'

/** What a tenant's own sign-in page says of it: its name. Null where there is no such tenant, or it is suspended. */
export async function tenantDoor(slug: string): Promise<{ slug: string; name: string } | null> {
  const tenant = await findTenant(lookup('sign-in'), slug)
  return tenant && tenant.suspendedAt === null ? { slug: tenant.slug, name: tenant.name } : null
}
