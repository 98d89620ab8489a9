import type { PlatformScope } from '@/lib/access/keys'
import { Invalid } from '@/lib/core/errors'
import { suspendTenant } from '@/lib/store/platform/suspend-tenant'
import { changeTenantAs } from './change-tenant-as'

/**
 * Suspends a tenant for a reason that its people are told, or lets it go on. From their next request on its people and
 * tokens are answered `tenant_suspended`; nothing of it is lost. @throws NotFound, Invalid without a reason
 */
export async function setSuspended(
  scope: PlatformScope,
  id: string,
  { suspended, reason = '' }: { suspended: boolean; reason?: string | undefined },
  at: Date,
): Promise<void> {
  const why = reason.trim()
  if (suspended && why === '') {
    throw new Invalid('invalid_body', 'The body at "/reason" must say why: its people are told.', {
      at: '/reason',
    })
  }
  await changeTenantAs(scope, id, at, async (tx, tenant) => {
    if ((tenant.suspendedAt !== null) === suspended) return null
    await suspendTenant(scope, tx, suspended ? { at, reason: why } : null)
    return suspended
      ? { action: 'tenant.suspended', after: { reason: why } }
      : { action: 'tenant.resumed', before: { reason: tenant.suspendedReason } }
  })
}
