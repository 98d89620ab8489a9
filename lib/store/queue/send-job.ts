import PgBoss from 'pg-boss'
import type { TenantTx } from '../in-tenant'

/** Made by the owner when migrating (`tools/migrate/queue-schema.ts`). */
export const QUEUE_SCHEMA = 'pgboss'

/**
 * Queues a job in the transaction of the change that asks for it: either both are there or neither.
 * @param key jobs of one queue with the same key are one job while it waits
 */
export async function sendJob(tx: TenantTx, queue: string, data: object, key: string): Promise<void> {
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
  const id = await boss.send(queue, data, { singletonKey: key })
  if (!id) throw new Error(`the queue ${queue} did not take the job`)
}

/** What the client's raw statements take: no undefined, and JSON as text. */
function parameter(value: unknown): unknown {
  if (value === undefined || value === null) return null
  return typeof value === 'object' && !(value instanceof Date) ? JSON.stringify(value) : value
}
