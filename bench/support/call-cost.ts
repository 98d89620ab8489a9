import { readdirSync, readFileSync } from 'node:fs'
import type { BenchStore } from './bench-store'

/** What calls cost, in milliseconds: each of them, in the order in which they were made. */
export interface CallCosts {
  /** CPU of this process and of the database's. */
  cpu: number[]
  wall: number[]
}

/**
 * Calls some work again and again and accounts for each call by itself. CPU comes from the scheduler's own account (`/proc/PID/schedstat`,
 * nanoseconds), since a call takes less than the tick of the others; Linux only.
 */
export async function callCosts(
  store: BenchStore,
  n: number,
  work: (i: number) => Promise<unknown>,
): Promise<CallCosts> {
  const costs: CallCosts = { cpu: [], wall: [] }
  for (let i = 0; i < n; i++) {
    const before = backendNanos(store.postmaster)
    const own = process.cpuUsage()
    const began = performance.now()
    await work(i)
    costs.wall.push(performance.now() - began)
    const { user, system } = process.cpuUsage(own)
    const after = backendNanos(store.postmaster)
    let database = 0
    for (const [pid, used] of after) database += used - (before.get(pid) ?? 0)
    costs.cpu.push((user + system) / 1000 + database / 1e6)
  }
  return costs
}

/** The value that a share of all lies at or below. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0
}

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, one) => sum + one, 0) / values.length

/** Nanoseconds that each process of the server has run. */
function backendNanos(postmaster: number): Map<number, number> {
  const used = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      const parent = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1]
      if (Number(parent) !== postmaster) continue
      used.set(Number(name), Number(readFileSync(`/proc/${name}/schedstat`, 'utf8').split(' ')[0]))
    } catch {
      // It ended between the two reads.
    }
  }
  return used
}
