import { endJobs } from './end-jobs'
import { logJobError } from './log-job-error'
import { runningJobs } from './running-jobs'
import { startJobs } from './start-jobs'

const AGAIN_MS = 5000

// Called by whoever ends the process (`tools/server/drain.mjs`), which is loaded before anything of ours.
const held = globalThis as typeof globalThis & { plimsollEndJobs?: typeof endJobs }

/**
 * Starts the workers behind the server's back: a database that is away for a moment holds up nothing but the jobs.
 * Does nothing while the application is being built, or where no database is set.
 */
export function startWorkers(): void {
  const url = process.env.DATABASE_APP_URL
  if (!url || process.env.NEXT_PHASE === 'phase-production-build') return
  held.plimsollEndJobs = endJobs
  if (runningJobs().ending) return
  startJobs(url).catch((error: unknown) => {
    logJobError('start', error)
    setTimeout(startWorkers, AGAIN_MS).unref()
  })
}
