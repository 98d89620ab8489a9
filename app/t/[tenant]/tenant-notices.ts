import { authorise } from '@/lib/access/keys'
import type { Principal } from '@/lib/access/principal'
import { readTenantNotices } from '@/lib/views/read-tenant-notices'
import type { TenantNoticesDto } from '@/lib/views/tenant-notices.schema'

/** What stands above every page of the tenant; for who may not enter it, nothing. */
export async function tenantNotices(principal: Principal): Promise<TenantNoticesDto | null> {
  if (principal.held || principal.suspended) return null
  return readTenantNotices(authorise(principal, 'tenant.read'), new Date())
}
