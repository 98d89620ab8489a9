import type { Determination } from './verdict'

/**
 * The determination that is final for a control at an instant: approved by another person than its author, not later
 * than `at` (ISO), and not expired (`expiresAt` itself is expired). Of several the one approved last; undefined when none.
 */
export function determinationInForce(
  determinations: readonly Determination[],
  controlId: string,
  at: string,
): Determination | undefined {
  const now = Date.parse(at)
  const inForce = determinations.flatMap((one) => {
    if (one.controlId !== controlId || !one.approvedAt) return []
    if (!one.approverId || one.approverId === one.authorId) return []
    const since = Date.parse(one.approvedAt)
    const expired = one.expiresAt !== undefined && Date.parse(one.expiresAt) <= now
    return since <= now && !expired ? [{ since, one }] : []
  })
  inForce.sort((a, b) => b.since - a.since || (a.one.id < b.one.id ? 1 : -1))
  return inForce[0]?.one
}
