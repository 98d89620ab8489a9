import type { Scope } from '@/lib/access/keys'
import { prisma } from './client'
import type { Prisma } from './generated/client'
import { type HeldClient, holdingClient } from './held-client'
import { lateWrites } from './late-writes'
import { rawOn } from './raw-on'

/** A transaction that sees one tenant. Only {@link inTenant} makes one, and it carries the key it was opened with. */
export interface TenantTx {
  readonly db: Prisma.TransactionClient
  readonly scope: Scope
  readonly tenantId: string
  /** Writes that nobody waits for: sent in their order, done before COMMIT, and whichever fails undoes all. */
  readonly later: (write: Promise<unknown>) => void
}

/**
 * One unit of work: one transaction whose first statement sets what row-level security filters by: the tenant, and the
 * labels of the assets that the key is limited to.
 * The only function that opens one.
 */
export async function inTenant<T>(
  scope: Scope,
  work: (tx: TenantTx) => Promise<T>,
  /** For a job whose work takes longer than a request may. */
  { timeoutMs }: { timeoutMs?: number } = {},
): Promise<T> {
  const held: HeldClient = { client: null, over: false }
  const transaction = (db: Prisma.TransactionClient) => within(held, db, scope, work)
  return holdingClient(held, () =>
    prisma().$transaction(transaction, timeoutMs ? { timeout: timeoutMs } : {}),
  )
}

async function within<T>(
  held: HeldClient,
  prismaDb: Prisma.TransactionClient,
  scope: Scope,
  work: (tx: TenantTx) => Promise<T>,
): Promise<T> {
  const raw = rawOn(held)
  const db = new Proxy(prismaDb, {
    get: (target, name) =>
      Object.hasOwn(raw, name) ? raw[name as keyof typeof raw] : Reflect.get(target, name),
  })
  const { later, settle } = lateWrites()
  later(
    db.$queryRaw`SELECT app.use_tenant(${scope.tenantId}::uuid, ${scope.limit && JSON.stringify(scope.limit)}::jsonb)`,
  )
  try {
    return await work({ db, scope, tenantId: scope.tenantId, later })
  } finally {
    await settle()
  }
}
