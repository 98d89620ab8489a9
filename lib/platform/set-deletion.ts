import type { PlatformScope } from '@/lib/access/keys'
import { Conflict } from '@/lib/core/errors'
import { deleteTenantAfter } from '@/lib/store/platform/delete-tenant-after'
import { changeTenantAs } from './change-tenant-as'

const DAY_MS = 86_400_000

/**
 * Has a tenant deleted after so many days, or (null) lets it stay. Until then it goes on as it was: its people are told the day
 * on every page, and its owners can take their archive. @throws NotFound, Conflict once the day has come
 */
export async function setDeletion(
  scope: PlatformScope,
  id: string,
  days: number | null,
  at: Date,
): Promise<void> {
  await changeTenantAs(scope, id, at, async (tx, tenant) => {
    if (days === null && tenant.deleteAfter === null) return null
    const after = days === null ? null : new Date(at.getTime() + days * DAY_MS)
    if (!(await deleteTenantAfter(scope, tx, after))) {
      throw new Conflict('deletion_begun', 'The day has come: the tenant is being deleted.')
    }
    return after === null
      ? { action: 'tenant.deletion_withdrawn', before: { delete_after: tenant.deleteAfter } }
      : {
          action: 'tenant.deletion_asked',
          before: { delete_after: tenant.deleteAfter },
          after: { delete_after: after },
        }
  })
}
