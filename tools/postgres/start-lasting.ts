import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../lib/log'
import { PlainError } from '../lib/plain-error'
import { type Server, startPostgres } from './start'

const AGAIN_MS = 2000

/**
 * Starts the embedded PostgreSQL of a data folder and keeps it running: one that ends without having been stopped (killed, out
 * of memory, its disk full for a while) is started again, on the same port, as often as it takes.
 * `gone` settles when it was stopped, and fails only where another program has taken its port.
 */
export async function startLasting(data: string, log: Log): Promise<Server> {
  let current = await startPostgres(data, log)
  const { port, password, reused } = current
  let stopped = false
  const gone = keep()
  // Whoever waits for it hears of it; where nobody does, it is no reason to end.
  gone.catch(() => {})
  return {
    port,
    password,
    reused,
    gone,
    async stop() {
      stopped = true
      await current.stop()
    },
  }

  async function keep(): Promise<void> {
    for (;;) {
      await current.gone
      if (stopped) return
      log('The embedded PostgreSQL has ended; it is started again.')
      current = await again()
      // Stopped while it was on its way up.
      if (stopped) return current.stop()
      if (current.port === port) continue
      await current.stop()
      throw new PlainError(`Another program has taken port ${port} of the embedded PostgreSQL.`)
    }
  }

  async function again(): Promise<Server> {
    for (let told = ''; ; ) {
      try {
        return await startPostgres(data, log)
      } catch (error) {
        if (stopped) return current
        const said = error instanceof Error ? error.message : String(error)
        if (said !== told) log(`  not yet: ${said}`)
        told = said
        await sleep(AGAIN_MS)
      }
    }
  }
}
