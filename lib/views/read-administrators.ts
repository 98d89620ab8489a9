import { houseScope, type PlatformScope } from '@/lib/access/keys'
import { publicId } from '@/lib/core/public-id'
import { inTenant } from '@/lib/store/in-tenant'
import { listAdministrators } from '@/lib/store/platform/list-administrators'
import { readTenant } from '@/lib/store/tenants/read-tenant'
import type { AdministratorPageDto } from './platform.schema'

/** Administrators of the platform by name, and whether their duties are separated. They are few: there is one page. */
export async function readAdministrators(scope: PlatformScope): Promise<AdministratorPageDto> {
  const { separateDuties } = await inTenant(houseScope(scope), readTenant)
  const items = (await listAdministrators(scope)).map(({ id, email, name, duty, disabledAt }) => ({
    id: publicId('user', id),
    email,
    name,
    duty,
    disabled: disabledAt !== null,
  }))
  return { items, next_cursor: null, total: items.length, separate_duties: separateDuties }
}
