import { firstIdOf } from '@/lib/store/first-id-of'
import type { Sweep } from '@/lib/store/retention/lock-sweep'

/** What was kept for a reason that may have gone is looked at again after so long. */
const ALL_AGAIN_MS = 30 * 86_400_000

export interface Window {
  /** Null: from the first submission on. */
  from: Date | null
  /** What was received before. */
  to: Date
  /** Below this submission. */
  before: string
}

/** What to look at next: what is left of the sweep that is under way, or a new one of what has grown old since the last, at times of everything old. */
export function sweepWindow({ to, from, before, sweptTo, sweptAllAt }: Sweep, horizon: Date): Window {
  // A setting that was made longer since: what is under way would reach too far.
  if (to && before && to <= horizon) return { to, from, before }
  const isAll =
    !sweptTo ||
    !sweptAllAt ||
    horizon.getTime() < sweptTo.getTime() ||
    Date.now() - sweptAllAt.getTime() > ALL_AGAIN_MS
  return { to: horizon, from: isAll ? null : sweptTo, before: firstIdOf(horizon) }
}
