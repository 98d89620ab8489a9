import { houseScope, type PlatformScope, systemScope } from '@/lib/access/keys'
import { NotFound } from '@/lib/core/errors'
import { parsePublicId, publicId } from '@/lib/core/public-id'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { inPerson } from '@/lib/store/in-person'
import type { TenantTx } from '@/lib/store/in-tenant'
import { listTenants, type PlatformTenantRow } from '@/lib/store/platform/list-tenants'
import { tellTenant } from '@/lib/store/tell-tenant'

interface Changed {
  action: string
  before?: Record<string, unknown>
  after?: Record<string, unknown>
}

/**
 * Changes a tenant as the platform's administrator and writes it into the tenant's own audit log, where its people can read it,
 * and into the platform's, which outlives the tenant. A change of nothing (null) is not an event. @throws NotFound
 */
export async function changeTenantAs(
  scope: PlatformScope,
  id: string,
  at: Date,
  change: (tx: TenantTx, tenant: PlatformTenantRow) => Promise<Changed | null>,
): Promise<void> {
  const tenantId = parsePublicId('tenant', id)
  const tenant = (await listTenants(scope)).find((row) => row.id === tenantId)
  if (!tenant) throw new NotFound()
  const { slug, name, timeZone, language } = tenant
  const by = publicId('user', scope.actor.subject)
  const of = systemScope({ id: tenant.id, slug, name, timeZone, language }, 'set-up', null, scope.actor)
  const target = { kind: 'tenant', id }
  await inPerson(scope, async (platform) => {
    const changed = await tellTenant(platform, of, (tx) => change(tx, tenant))
    if (!changed) return
    // The house has the lowest id, so it is told first.
    await tellTenant(platform, houseScope(scope), (tx) =>
      writeAuditEvent(tx, { ...changed, after: { ...changed.after, tenant: slug }, target, at }),
    )
    await tellTenant(platform, of, (tx) =>
      writeAuditEvent(tx, { ...changed, after: { ...changed.after, by }, target, at }),
    )
  })
}
