import { Busy } from '@/lib/core/errors'
import { type FairLimits, FairQueue } from '@/lib/core/fair-queue'

/**
 * Reports that one instance takes in at once. Half of the database's connections stay for whoever reads (`lib/store/client.ts`), and six of the
 * eight for other tenants than the loudest. A report that waits has not been read yet: it holds a socket and no memory.
 */
export const REPORT_TURNS: FairLimits = { running: 8, runningOfOne: 2, waiting: 256, waitingOfOne: 64 }

/** What a report is taken to cost before any has been, and the most that anybody is told to wait, in seconds. */
const [USUAL, LONGEST] = [0.2, 120]

interface Turns {
  queue: FairQueue
  /** Seconds that reports took lately. */
  took: number
}

// One for the process, also across Next's separately bundled route files.
const held = globalThis as typeof globalThis & { plimsollReportTurns?: Turns }

/**
 * Takes a report in when it is its tenant's turn.
 * @throws Busy where too many wait: 429 for the tenant's own, 503 for everybody's, each with when it is worth trying again
 */
export async function inReportTurn<T>(
  tenantId: string,
  request: Request,
  work: () => Promise<T>,
): Promise<T> {
  held.plimsollReportTurns ??= { queue: new FairQueue(REPORT_TURNS), took: USUAL }
  const turns = held.plimsollReportTurns
  const entered = turns.queue.enter(tenantId)
  if (typeof entered === 'string') throw noRoom(entered, turns)
  const end = await entered
  const began = performance.now()
  try {
    // Whoever hung up meanwhile sends it again; their turn is the next one's.
    if (request.signal.aborted) throw new Busy('reports_waiting', 'The sender did not wait.', 1)
    return await work()
  } finally {
    turns.took += ((performance.now() - began) / 1000 - turns.took) / 16
    end()
  }
}

function noRoom(whose: 'own' | 'all', { took }: Turns): Busy {
  const { running, runningOfOne, waiting, waitingOfOne } = REPORT_TURNS
  const [ahead, beside] = whose === 'own' ? [waitingOfOne, runningOfOne] : [waiting, running]
  const seconds = Math.min(LONGEST, Math.max(1, Math.ceil((ahead * took) / beside)))
  return whose === 'own'
    ? new Busy(
        'too_many_reports',
        `${ahead} reports of this tenant wait already. Try again later.`,
        seconds,
        true,
      )
    : new Busy('reports_waiting', `${ahead} reports wait already. Try again later.`, seconds)
}
