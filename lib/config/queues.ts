/** One queue of pg-boss: its name and how its work is tried again. */
export type Queue = {
  readonly name: string
  /** How often a failed job is tried again. */
  readonly retryLimit?: number
  /** Seconds before the first retry; doubles each time with `retryBackoff`. */
  readonly retryDelay?: number
  readonly retryBackoff?: boolean
  /** Seconds after which a job that never ended (its worker was killed) counts as failed and is tried again. */
  readonly expireInSeconds?: number
  /** The queue, listed before, that gets a job which will not be tried again, also where its workers were killed. */
  readonly deadLetter?: string
  /** `short`: of jobs with the same key only one waits. */
  readonly policy?: 'standard' | 'short'
}

/**
 * Every queue there is. They are made by the owner when migrating, since a queue is a table and the app's role may not
 * make tables; a worker for a queue that is not listed here would find none.
 */
export const queues: readonly Queue[] = [
  { name: 'give-up-report', retryLimit: 5, retryDelay: 10, retryBackoff: true, expireInSeconds: 60 },
  // A killed worker's report is taken up again after three minutes; no report takes that long.
  {
    name: 'render-report',
    retryLimit: 3,
    retryDelay: 5,
    retryBackoff: true,
    expireInSeconds: 180,
    deadLetter: 'give-up-report',
  },
  { name: 'give-up-placing', retryLimit: 5, retryDelay: 10, retryBackoff: true, expireInSeconds: 60 },
  // Waits for its turn with others of its tenant; a killed worker's is taken up again after ten minutes, and placing it twice is once.
  {
    name: 'place-report',
    policy: 'short',
    retryLimit: 4,
    retryDelay: 10,
    retryBackoff: true,
    expireInSeconds: 600,
    deadLetter: 'give-up-placing',
  },
  { name: 'look-for-news', policy: 'short', retryLimit: 2, retryDelay: 30, expireInSeconds: 300 },
  // Takes up where it stood; a tenant of years takes long.
  {
    name: 'erase-tenant',
    policy: 'short',
    retryLimit: 5,
    retryDelay: 60,
    retryBackoff: true,
    expireInSeconds: 3600,
  },
  // Takes up where it stood; a turn is five minutes.
  {
    name: 'drop-evidence',
    policy: 'short',
    retryLimit: 3,
    retryDelay: 60,
    retryBackoff: true,
    expireInSeconds: 1200,
  },
  // Tried again after half a minute, one, two, … about two hours in all.
  { name: 'deliver-webhook', retryLimit: 8, retryDelay: 30, retryBackoff: true, expireInSeconds: 60 },
]
