/** What is recorded of how an exception went. */
export interface ExceptionLife {
  requestedAt: Date
  approvedAt: Date | null
  expiresAt: Date | null
  endedAt: Date | null
  endedWhy: 'refused' | 'withdrawn' | null
}

export const EXCEPTION_STATES = ['proposed', 'approved', 'refused', 'withdrawn', 'expired'] as const
export type ExceptionState = (typeof EXCEPTION_STATES)[number]

/** A risk may be accepted for a year at most; then somebody looks at it again. */
export const MOST_EXCEPTION_DAYS = 366

/** What an exception is at an instant; null before it was asked for. Expiry needs no write: time alone ends it. */
export function exceptionAt(life: ExceptionLife, at: Date): ExceptionState | null {
  if (life.requestedAt > at) return null
  if (life.endedAt && life.endedAt <= at) return life.endedWhy ?? 'withdrawn'
  if (life.expiresAt && life.expiresAt <= at) return 'expired'
  return life.approvedAt && life.approvedAt <= at ? 'approved' : 'proposed'
}
