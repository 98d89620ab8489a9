import PgBoss from 'pg-boss'
import { queues } from '@/lib/config/queues'
import { giveBackJobs } from '@/lib/platform/give-back-jobs'
import { logJobError } from './log-job-error'
import { runningJobs } from './running-jobs'
import { WORK } from './work'

const held = globalThis as typeof globalThis & { plimsollJobs?: Promise<PgBoss> }

/**
 * Starts this process's workers, once: one job of a queue at a time. Works as the application's role, which may not make
 * queues (`migrate: false`); what a killed worker had begun is taken up again when its time is over.
 * @throws Error when the database cannot be reached or was not migrated
 */
export function startJobs(databaseUrl: string): Promise<PgBoss> {
  held.plimsollJobs ??= start(databaseUrl).catch((error: unknown) => {
    held.plimsollJobs = undefined
    throw error
  })
  return held.plimsollJobs
}

async function start(connectionString: string): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString,
    schema: 'pgboss',
    migrate: false,
    schedule: false,
    max: 3,
    maintenanceIntervalSeconds: 30,
  })
  boss.on('error', (error: Error) => logJobError('queue', error))
  await boss.start()
  // Now and not only in half a minute: what a killed worker left behind may be waiting since long.
  await boss.maintain()
  const running = runningJobs()
  for (const { name } of queues) {
    const work = WORK[name]
    if (!work) continue
    let worker = ''
    worker = await boss.work<object>(name, { pollingIntervalSeconds: 1 }, async (jobs) => {
      for (const { id, data } of jobs) {
        // Fetched while the process ends: begun by another one.
        if (running.ending) return giveBackJobs([[id, name]]).then(() => new Promise<never>(() => {}))
        running.jobs.set(id, name)
        await work(data)
          // Told here and not only by pg-boss, later: whoever ends the process waits for it (`end-jobs.ts`).
          .then(() => boss.complete(name, id))
          .catch((error: unknown) => {
            logJobError(name, error)
            throw error
          })
          .finally(() => {
            running.jobs.delete(id)
            // Another one may wait: without this a queue would go at one job a second.
            if (worker !== '') boss.notifyWorker(worker)
          })
      }
    })
  }
  return boss
}
