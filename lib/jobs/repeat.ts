import { logJobError } from './log-job-error'

const held = globalThis as typeof globalThis & { plimsollRepeated?: Set<string> }

/**
 * Does something again and again while the server runs, never twice at once in one process. What it does must bear
 * being done by several machines. Does nothing while the application is being built, or where no database is set.
 */
export function repeat(name: string, everyMs: number, work: () => Promise<unknown>): void {
  if (!process.env.DATABASE_APP_URL || process.env.NEXT_PHASE === 'phase-production-build') return
  held.plimsollRepeated ??= new Set()
  if (held.plimsollRepeated.has(name)) return
  held.plimsollRepeated.add(name)
  let busy = false
  setInterval(() => {
    if (busy) return
    busy = true
    work()
      .catch((error: unknown) => logJobError(name, error))
      .finally(() => {
        busy = false
      })
  }, everyMs).unref()
}
