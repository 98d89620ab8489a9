const UNITS = [
  ['days', 86_400],
  ['hours', 3_600],
  ['minutes', 60],
] as const

export interface Span {
  count: number
  unit: 'days' | 'hours' | 'minutes' | 'seconds'
}

/** Seconds in the largest unit of which there are at least two, rounded down: a delay is never said longer than it was. */
export function spanOf(seconds: number): Span {
  for (const [unit, length] of UNITS) {
    if (seconds >= 2 * length) return { count: Math.floor(seconds / length), unit }
  }
  return { count: seconds, unit: 'seconds' }
}
