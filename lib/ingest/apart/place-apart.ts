import type { PlaceJob } from '../place-job'
import { rejectWaiting } from '../reject-waiting'
import { BeyondLimits, type ThreadLimits } from './beyond-limits'
import { inThread } from './thread-pool'

/** Less than the queue waits for a job: one that is taken for dead must not come back. */
export const PLACE_LIMITS: ThreadLimits = { megabytes: 1024, ms: 9 * 60_000 }

/**
 * What the queue calls: places a report that was received (`placeReceived`), in a thread of its own. A failure is thrown on, so that the
 * queue tries again and at last gives it up.
 */
export async function placeApart(job: PlaceJob, limits: ThreadLimits = PLACE_LIMITS): Promise<void> {
  try {
    await inThread({ kind: 'place', job }, limits)
  } catch (error) {
    const rejection = error instanceof BeyondLimits ? error.rejection : null
    if (rejection) return rejectWaiting(job, rejection)
    throw error
  }
}
