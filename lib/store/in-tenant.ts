import type { Scope } from '@/lib/access/keys'
import { DomainError } from '@/lib/core/errors'
import { type Connection, connectionTo } from './client'
import { freshReplica } from './fresh-replica'
import type { Prisma } from './generated/client'
import { inTransaction, type OwnTransaction } from './in-transaction'
import { putStamps } from './stamps/put-stamps'

/** A transaction that sees one tenant. Only {@link inTenant} makes one, and it carries the key it was opened with. */
export interface TenantTx {
  readonly db: Prisma.TransactionClient
  readonly scope: Scope
  readonly tenantId: string
  /** Writes that nobody waits for: sent in their order, done before COMMIT, and whichever fails undoes all. */
  readonly later: (write: Promise<unknown>) => void
  /** When all that was asked so far has left this process, which is long before it is answered. */
  readonly sent: () => Promise<void>
  /** Parts of what the tenant has that this transaction changed (`stamps/parts.ts`): they are stamped before it ends. */
  readonly changed: Set<number>
}

/** How a unit of work is done, where it is not as usual. */
export interface UnitOptions {
  /** For a job whose work takes longer than a request may. */
  timeoutMs?: number
  /** For much the same many times a minute: statements are not planned for their values, which costs more than such small ones themselves. */
  keptPlans?: boolean
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
  options: UnitOptions = {},
): Promise<T> {
  const replica = scope.replica === null ? null : freshReplica()
  if (replica !== null) {
    try {
      return await on(connectionTo(replica), { ...options, scope, after: scope.replica?.after ?? null }, work)
    } catch (error) {
      // Whatever fails there is asked of the primary: it writes, the replica is away or behind, or has not heard of it yet.
      if (error instanceof DomainError && error.kind !== 'not_found') throw error
    }
  }
  return on(connectionTo(), { ...options, scope, after: null }, work)
}

function on<T>(
  connection: Connection,
  { scope, after, timeoutMs, keptPlans = false }: UnitOptions & { scope: Scope; after: string | null },
  work: (tx: TenantTx) => Promise<T>,
): Promise<T> {
  const within = async ({ db, later, sent }: OwnTransaction) => {
    later(
      db.$queryRaw`
        SELECT app.use_tenant(${scope.tenantId}::uuid, ${scope.limit && JSON.stringify(scope.limit)}::jsonb),
          set_config('plan_cache_mode', ${keptPlans ? 'force_generic_plan' : 'auto'}, true)`,
    )
    if (after !== null) await reached(db, after)
    const tx: TenantTx = { db, scope, tenantId: scope.tenantId, later, sent, changed: new Set() }
    const result = await work(tx)
    // At the very end, so that others wait for a part no longer than this takes to commit.
    putStamps(tx)
    return result
  }
  return inTransaction(connection, within, timeoutMs)
}

async function reached(db: Prisma.TransactionClient, after: string): Promise<void> {
  const [row] = await db.$queryRaw<{ there: boolean }[]>`
    SELECT pg_last_wal_replay_lsn() >= ${after}::pg_lsn AS there`
  if (!row?.there) throw new BehindError()
}
