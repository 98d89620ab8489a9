import type PgBoss from 'pg-boss'
import { queues } from '@/lib/config/queues'
import { giveBackJobs } from '@/lib/platform/give-back-jobs'
import { logJobError } from './log-job-error'
import { runningJobs } from './running-jobs'

const LOOK_MS = 100

/**
 * Ends this process's workers: nothing new is begun, what runs may take `withinMs` to come to its end, and what has not by then
 * goes back to its queue, where another process takes it up at once. For a process that ends right after; never throws.
 */
export async function endJobs(withinMs: number): Promise<void> {
  const held = globalThis as typeof globalThis & { plimsollJobs?: Promise<PgBoss> }
  const running = runningJobs()
  running.ending = true
  try {
    const boss = await held.plimsollJobs
    for (const { name } of queues) await boss?.offWork(name)
    const until = Date.now() + withinMs
    while (running.jobs.size > 0 && Date.now() < until)
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
    if (running.jobs.size > 0) await giveBackJobs([...running.jobs])
    else await boss?.stop({ graceful: true, wait: true, timeout: 1000 })
  } catch (error) {
    logJobError('end', error)
  }
}
