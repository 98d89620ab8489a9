import type { Scope } from '@/lib/access/keys'
import { publicId } from '@/lib/core/public-id'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { inTenant } from '@/lib/store/in-tenant'
import { changeTenant } from '@/lib/store/tenants/change-tenant'
import { tenantArchive } from './tenant-archive'

/**
 * Notes in the audit log who takes everything, before the first byte of it leaves the house, and begins the archive. Whoever
 * asked the owners to take it has their answer.
 */
export async function beginArchive(
  scope: Scope,
  now: () => Date = () => new Date(),
): Promise<AsyncGenerator<Uint8Array<ArrayBuffer>>> {
  const target = { kind: 'tenant', id: publicId('tenant', scope.tenantId) }
  await inTenant(scope, async (tx) => {
    await changeTenant(tx, { exportAskedAt: null })
    await writeAuditEvent(tx, { action: 'tenant.exported', target, at: now() })
  })
  return tenantArchive(scope, now)
}
