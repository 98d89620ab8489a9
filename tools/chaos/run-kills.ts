import { setTimeout as sleep } from 'node:timers/promises'
import type { Log } from '../lib/log'
import type { Kill, Target } from './plan'
import { killAll, signal } from './processes'
import { between, type Random } from './random'
import type { Agents } from './start-agents'
import type { Victim } from './victim'

/** A kill as it was done. */
export interface Done {
  kill: Kill
  /** Requests that were on their way when it happened. */
  inFlight: number
  /** Instant of the kill, and when PostgreSQL took connections after one of it; nanoseconds of the monotonic clock. */
  at: bigint
  databaseUpAt: bigint | null
}

const COMES_BACK_MS = 120_000

/**
 * Kills one after the other while agents hand in, each time something else of what runs, from outside of the processes that wait
 * for answers. After a kill it waits until a report is acknowledged again, but for the early ones.
 * @throws Error where nothing is acknowledged for two minutes
 */
export async function runKills(
  victim: Victim,
  agents: Agents,
  kills: readonly Kill[],
  next: Random,
  log: Log,
): Promise<Done[]> {
  const done: Done[] = []
  for (const [i, kill] of kills.entries()) {
    if (!kill.early) await untilAcknowledged(agents)
    await sleep(kill.after)
    const struck = strike(victim, kill.target, next)
    const at = process.hrtime.bigint()
    const { inFlight } = await agents.at(at)
    let databaseUpAt: bigint | null = null
    if (kill.target === 'app') victim.startApp()
    else if (struck) {
      await victim.untilPostgresAnswers()
      databaseUpAt = process.hrtime.bigint()
    }
    done.push({ kill, inFlight, at, databaseUpAt })
    log(
      `  ${i + 1}/${kills.length} ${kill.target}${kill.early ? ', early' : ''}: ${inFlight} requests in flight${struck ? '' : ' (it did not run)'}`,
    )
  }
  await untilAcknowledged(agents)
  return done
}

/** kill −9; whether there was somebody to kill. */
function strike(victim: Victim, target: Target, next: Random): boolean {
  if (target === 'app') {
    const pids = victim.app()
    killAll(pids)
    return pids.length > 0
  }
  const server = victim.postgres()
  if (!server) return false
  const { postmaster, backends } = server
  if (target === 'postmaster') return signal(postmaster, 'SIGKILL')
  if (target === 'backend') {
    const one = backends[between(next, 0, backends.length - 1)]
    return one !== undefined && signal(one, 'SIGKILL')
  }
  // Held still first, so that it begins nothing new between the two.
  signal(postmaster, 'SIGSTOP')
  killAll([...backends, postmaster])
  return true
}

/** Waits until one more report is acknowledged than at the call. */
async function untilAcknowledged(agents: Agents): Promise<void> {
  const before = (await agents.at(process.hrtime.bigint())).acknowledged
  for (const began = Date.now(); Date.now() - began < COMES_BACK_MS; await sleep(50)) {
    if ((await agents.at(process.hrtime.bigint())).acknowledged > before) return
  }
  throw new Error('no report was acknowledged for two minutes')
}
