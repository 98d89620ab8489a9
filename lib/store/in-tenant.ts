import type { Scope } from '@/lib/access/keys'
import { prisma } from './client'
import type { Prisma } from './generated/client'

/** A transaction that sees one tenant. Only {@link inTenant} makes one, and it carries the key it was opened with. */
export interface TenantTx {
  readonly db: Prisma.TransactionClient
  readonly scope: Scope
  readonly tenantId: string
}

/**
 * One unit of work: one transaction whose first statement sets what row-level security filters by: the tenant, and the
 * labels of the assets that the key is limited to.
 * The only function that opens one.
 */
export async function inTenant<T>(scope: Scope, work: (tx: TenantTx) => Promise<T>): Promise<T> {
  return prisma().$transaction(async (db) => {
    await db.$queryRaw`SELECT app.use_tenant(${scope.tenantId}::uuid, ${scope.limit && JSON.stringify(scope.limit)}::jsonb)`
    return work({ db, scope, tenantId: scope.tenantId })
  })
}
