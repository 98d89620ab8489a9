import type { Scope } from '@/lib/access/keys'
import { inTenant } from '@/lib/store/in-tenant'
import { listSupport } from '@/lib/store/members/list-support'
import { readTenant } from '@/lib/store/tenants/read-tenant'
import { supportDto } from './support-dto'
import type { TenantNoticesDto } from './tenant-notices.schema'

/** What all of the tenant is told on every page: that it is to be deleted, that its export is asked for, that support is in. */
export async function readTenantNotices(scope: Scope, at: Date): Promise<TenantNoticesDto> {
  return inTenant(scope, async (tx) => {
    const { deleteAfter, exportAskedAt } = await readTenant(tx)
    return {
      delete_after: deleteAfter?.toISOString() ?? null,
      export_asked_at: exportAskedAt?.toISOString() ?? null,
      support: (await listSupport(tx, at)).map(supportDto),
    }
  })
}
