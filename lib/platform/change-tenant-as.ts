import { type PlatformScope, systemScope } from '@/lib/access/keys'
import { NotFound } from '@/lib/core/errors'
import { parsePublicId, publicId } from '@/lib/core/public-id'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { inTenant, type TenantTx } from '@/lib/store/in-tenant'
import { listTenants, type PlatformTenantRow } from '@/lib/store/platform/list-tenants'

interface Changed {
  action: string
  before?: Record<string, unknown>
  after?: Record<string, unknown>
}

/**
 * Changes a tenant as the platform's administrator and writes it into the tenant's own audit log, where its people can
 * read it. A change of nothing (null) is not an event. @throws NotFound
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
  const of = { id: tenant.id, slug, name, timeZone, language }
  await inTenant(systemScope(of, 'set-up', null, scope.actor), async (tx) => {
    const changed = await change(tx, tenant)
    if (!changed) return
    await writeAuditEvent(tx, {
      ...changed,
      after: { ...changed.after, by },
      target: { kind: 'tenant', id },
      at,
    })
  })
}
