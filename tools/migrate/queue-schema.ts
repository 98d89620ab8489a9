import type pg from 'pg'
import PgBoss from 'pg-boss'
import { queues } from '../../lib/config/queues'
import { APP_ROLE } from './app-role'

/** The queue's schema. */
export const QUEUE_SCHEMA = 'pgboss'

/**
 * Brings pg-boss's schema and every queue of `lib/config/queues` up to date as the owner, and lets the app's role work
 * with their rows. The app itself runs pg-boss with `migrate: false`.
 */
export async function migrateQueues(owner: pg.Client, ownerUrl: string): Promise<void> {
  const boss = new PgBoss({
    connectionString: ownerUrl,
    schema: QUEUE_SCHEMA,
    max: 2,
    supervise: false,
    schedule: false,
  })
  boss.on('error', () => {})
  await boss.start()
  try {
    for (const queue of queues) {
      const known = await boss.getQueue(queue.name)
      if (known) await boss.updateQueue(queue.name, { ...queue, name: queue.name })
      else await boss.createQueue(queue.name, { ...queue, name: queue.name })
    }
  } finally {
    await boss.stop({ graceful: false, wait: true })
  }
  for (const grant of [
    `GRANT USAGE ON SCHEMA ${QUEUE_SCHEMA} TO ${APP_ROLE}`,
    `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${QUEUE_SCHEMA} TO ${APP_ROLE}`,
    `GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${QUEUE_SCHEMA} TO ${APP_ROLE}`,
  ]) {
    await owner.query(grant)
  }
}
