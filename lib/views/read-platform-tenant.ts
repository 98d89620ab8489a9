import type { PlatformScope } from '@/lib/access/keys'
import { NotFound } from '@/lib/core/errors'
import { parsePublicId } from '@/lib/core/public-id'
import { listTenants } from '@/lib/store/platform/list-tenants'
import type { PlatformTenantDto } from './admin.schema'
import { platformTenantDto } from './platform-tenant-dto'

/** One tenant's metadata by public id. @throws NotFound */
export async function readPlatformTenant(scope: PlatformScope, id: string): Promise<PlatformTenantDto> {
  const tenantId = parsePublicId('tenant', id)
  const row = (await listTenants(scope)).find((tenant) => tenant.id === tenantId)
  if (!row) throw new NotFound()
  return platformTenantDto(row)
}
