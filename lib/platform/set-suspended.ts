import { type PlatformScope, systemScope } from '@/lib/access/keys'
import { NotFound } from '@/lib/core/errors'
import { parsePublicId, publicId } from '@/lib/core/public-id'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { inTenant } from '@/lib/store/in-tenant'
import { listTenants } from '@/lib/store/platform/list-tenants'
import { suspendTenant } from '@/lib/store/platform/suspend-tenant'

/**
 * Suspends a tenant, so that it answers as missing to people and tokens from their next request on, or lets it go on.
 * Nothing of it is lost. @throws NotFound
 */
export async function setSuspended(
  scope: PlatformScope,
  id: string,
  suspended: boolean,
  at: Date,
): Promise<void> {
  const tenantId = parsePublicId('tenant', id)
  const tenant = (await listTenants(scope)).find((row) => row.id === tenantId)
  if (!tenant) throw new NotFound()
  if ((tenant.suspendedAt !== null) === suspended) return
  await suspendTenant(scope, tenant.id, suspended ? at : null)
  const { slug, name, timeZone, language } = tenant
  await inTenant(systemScope({ id: tenant.id, slug, name, timeZone, language }, 'set-up'), (tx) =>
    writeAuditEvent(tx, {
      action: suspended ? 'tenant.suspended' : 'tenant.resumed',
      target: { kind: 'tenant', id },
      after: { by: publicId('user', scope.actor.subject) },
      at,
      address: scope.actor.address,
    }),
  )
}
