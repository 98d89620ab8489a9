import { handingOf, type Scope } from '@/lib/access/keys'
import { Busy } from '@/lib/core/errors'
import type { Submitted } from '../accept-report'
import { LARGE_REPORT, type LargeReport } from '../large-report'
import { receivedNow } from '../received'
import { refuseReport } from '../refuse-report'
import type { SubmissionInput } from '../submission-input'
import { BeyondLimits, type ThreadLimits } from './beyond-limits'
import { inThread } from './thread-pool'

/** A report that waits for its answer: what takes longer is not answered in time anyway. */
export const SUBMIT_LIMITS: ThreadLimits = { megabytes: 512, ms: 120_000 }

/**
 * Takes a report in as `submitReport` does, in a thread of its own: reading and placing it holds nobody else up.
 * @throws what `submitReport` does; Broken for one that took more than it may: kept and logged, as all that cannot be read
 */
export async function submitApart(
  scope: Scope,
  input: SubmissionInput,
  { large = LARGE_REPORT, limits = SUBMIT_LIMITS }: { large?: LargeReport; limits?: ThreadLimits } = {},
): Promise<Submitted> {
  const at = new Date()
  try {
    const task = { kind: 'submit', tenant: scope.tenant, handing: handingOf(scope), input, large } as const
    return (await inThread(task, limits)) as Submitted
  } catch (error) {
    if (!(error instanceof BeyondLimits)) throw error
    const { rejection } = error
    if (rejection) throw await refuseReport(scope, receivedNow(input, at), rejection)
    throw new Busy('took_too_long', 'This took too long; try a smaller report or try again.', 5)
  }
}
