import { totp } from './totp'

/** One step before and after, for clocks that differ (RFC 6238 §5.2). */
const WINDOW = 1

/** The time step of which this is the code, at most one away from now; null when it is of none. */
export function totpStep(secret: string, code: string, at: Date): number | null {
  const codes = totp(secret)
  const delta = codes.validate({ token: code, timestamp: at.getTime(), window: WINDOW })
  return delta === null ? null : codes.counter({ timestamp: at.getTime() }) + delta
}
