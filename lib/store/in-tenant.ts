import type { Scope } from '@/lib/access/keys'
import { DomainError } from '@/lib/core/errors'
import { prisma } from './client'
import { freshReplica } from './fresh-replica'
import type { Prisma, PrismaClient } from './generated/client'
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

/** The replica has not come as far as who asks has. */
class BehindError extends Error {}

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
  const replica = scope.replica === null ? null : freshReplica()
  if (replica !== null) {
    try {
      return await on(prisma(replica), { scope, after: scope.replica?.after ?? null, timeoutMs }, work)
    } catch (error) {
      // Whatever fails there is asked of the primary: it writes, the replica is away or behind, or has not heard of it yet.
      if (error instanceof DomainError && error.kind !== 'not_found') throw error
    }
  }
  return on(prisma(), { scope, after: null, timeoutMs }, work)
}

function on<T>(
  client: PrismaClient,
  { scope, after, timeoutMs }: { scope: Scope; after: string | null; timeoutMs: number | undefined },
  work: (tx: TenantTx) => Promise<T>,
): Promise<T> {
  const held: HeldClient = { client: null, over: false }
  const transaction = (db: Prisma.TransactionClient) => within(held, db, scope, after, work)
  return holdingClient(held, () => client.$transaction(transaction, timeoutMs ? { timeout: timeoutMs } : {}))
}

async function within<T>(
  held: HeldClient,
  prismaDb: Prisma.TransactionClient,
  scope: Scope,
  after: string | null,
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
    if (after !== null) await reached(db, after)
    return await work({ db, scope, tenantId: scope.tenantId, later })
  } finally {
    await settle()
  }
}

async function reached(db: Prisma.TransactionClient, after: string): Promise<void> {
  const [row] = await db.$queryRaw<{ there: boolean }[]>`
    SELECT pg_last_wal_replay_lsn() >= ${after}::pg_lsn AS there`
  if (!row?.there) throw new BehindError()
}
