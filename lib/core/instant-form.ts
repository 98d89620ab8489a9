/** Years in which an instant is taken: those before are misprints, those after leave no room for what comes later. */
const FIRST = Date.UTC(1000, 0, 1)
const LAST = Date.UTC(9999, 0, 1) - 1

/** Whether an instant, in milliseconds, lies in a year that is taken from outside: 1000 to 9998. */
export function isTakenInstant(ms: number): boolean {
  return ms >= FIRST && ms <= LAST
}
