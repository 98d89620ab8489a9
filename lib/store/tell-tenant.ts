import type { Scope } from '@/lib/access/keys'
import type { PersonTx } from './in-person'
import type { TenantTx } from './in-tenant'
import { lateWrites } from './late-writes'
import { putStamps } from './stamps/put-stamps'

/**
 * Goes into one tenant in the midst of a transaction that is of none, and out again: what is told there is kept with the
 * change it tells of, or not at all. Who tells several goes by their ids, so that two of them never wait for each other.
 */
export async function tellTenant<T>(
  { db }: PersonTx,
  scope: Scope,
  work: (tx: TenantTx) => Promise<T>,
): Promise<T> {
  await db.$queryRaw`SELECT app.use_tenant(${scope.tenantId}::uuid, ${scope.limit && JSON.stringify(scope.limit)}::jsonb)`
  const { later, settle } = lateWrites()
  const tx: TenantTx = { db, scope, tenantId: scope.tenantId, later, sent: settle, changed: new Set() }
  const told = await work(tx)
  putStamps(tx)
  await settle()
  await db.$executeRaw`SET LOCAL app.tenant_id = ''`
  return told
}
