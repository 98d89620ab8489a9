import type { Log } from './log'

/** Milliseconds as a person reads them: `0.4 s`, `12 s`, `2 min 5 s`. */
export function duration(ms: number): string {
  if (ms < 10_000) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}

/**
 * Runs one long step: says what it does before, how long it took after, and every 30 seconds that it still runs.
 * @returns what `work` returns; its error passes through.
 */
export async function step<T>(log: Log, what: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now()
  log(`${what} …`)
  const still = setInterval(
    () =>
      log(`  still ${what.charAt(0).toLowerCase()}${what.slice(1)} (${duration(performance.now() - began)})`),
    30_000,
  )
  try {
    const result = await work()
    log(`  done in ${duration(performance.now() - began)}`)
    return result
  } finally {
    clearInterval(still)
  }
}
