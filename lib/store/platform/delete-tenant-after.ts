import type { PlatformScope } from '@/lib/access/keys'
import type { TenantTx } from '../in-tenant'

/**
 * Sets the instant after which a tenant is erased, or (null) takes it back; the database holds it to a week at least. Answers
 * false once the instant has come.
 */
export async function deleteTenantAfter(
  scope: PlatformScope,
  tx: TenantTx,
  after: Date | null,
): Promise<boolean> {
  const rows = await tx.db.$queryRaw<{ done: boolean }[]>`
    SELECT app.platform_delete_tenant(${tx.tenantId}::uuid, ${after}::timestamptz, ${scope.actor.subject}::uuid) AS done`
  return rows[0]?.done === true
}
