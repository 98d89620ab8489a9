import PgBoss from 'pg-boss'
import type { PrincipalTenant } from '@/lib/access/principal'
import type { TenantTx } from '../in-tenant'

/** Made by the owner when migrating (`tools/migrate/queue-schema.ts`). */
export const QUEUE_SCHEMA = 'pgboss'

/** What a worker gets: whatever was asked for, and the tenant in whose transaction it was. */
export interface TenantJob {
  tenant: PrincipalTenant
}

export interface JobOptions {
  /** In a queue of policy `short`, jobs with the same key are one job while it waits. */
  key: string
  /** Seconds to wait first. */
  afterSeconds?: number
}

/**
 * Queues a job in the transaction of the change that asks for it: either both are there or neither. Its tenant is the
 * transaction's own; a caller cannot name one.
 */
export async function sendJob(
  tx: TenantTx,
  queue: string,
  data: Readonly<Record<string, unknown>> & { tenant?: never },
  { key, afterSeconds = 0 }: JobOptions,
): Promise<void> {
  const executeSql = async (text: string, values: readonly unknown[]) => ({
    rows: await tx.db.$queryRawUnsafe<object[]>(text, ...values.map(parameter)),
  })
  const boss = new PgBoss({
    db: { executeSql },
    schema: QUEUE_SCHEMA,
    migrate: false,
    supervise: false,
    schedule: false,
  })
  const job: TenantJob = { ...data, tenant: tx.scope.tenant }
  // No id: in a queue of policy `short` the job waits already.
  await boss.send(queue, job, {
    singletonKey: `${tx.tenantId}/${key}`,
    ...(afterSeconds > 0 ? { startAfter: afterSeconds } : {}),
  })
}

/** What the client's raw statements take: no undefined, and JSON as text. */
function parameter(value: unknown): unknown {
  if (value === undefined || value === null) return null
  return typeof value === 'object' && !(value instanceof Date) ? JSON.stringify(value) : value
}
