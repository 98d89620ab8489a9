import type { PlatformScope } from '@/lib/access/keys'
import { setQuota } from '@/lib/store/platform/set-quota'
import type { Quota } from '@/lib/store/quotas/read-quota'
import { changeTenantAs } from './change-tenant-as'

/** Says how much a tenant may hand in; what it has stays. @throws NotFound */
export async function setTenantQuota(
  scope: PlatformScope,
  id: string,
  quota: Quota,
  at: Date,
): Promise<void> {
  await changeTenantAs(scope, id, at, async (tx, { quota: before }) => {
    if ((Object.keys(quota) as (keyof Quota)[]).every((name) => quota[name] === before[name])) return null
    await setQuota(scope, tx, quota)
    return { action: 'tenant.quota', before: { ...before }, after: { ...quota } }
  })
}
