import type { AgentsSaw } from './agents-protocol'
import type { Done } from './run-kills'

/** The app takes reports again this long after PostgreSQL does. */
export const RECOVERS_MS = 5000

/** Figures of a run, for people. */
export interface Summary {
  lines: string[]
  /** Milliseconds from PostgreSQL answering again to the next report being taken. */
  recoveries: number[]
}

/** What was done and what the agents saw of it. */
export function summary(done: readonly Done[], saw: AgentsSaw): Summary {
  const inFlight = done.map((one) => one.inFlight)
  const total = inFlight.reduce((sum, n) => sum + n, 0)
  const recoveries = done.flatMap(({ kill, databaseUpAt }, i) => {
    // Of two kills in a row it is the second that is recovered from.
    if (databaseUpAt === null || kill.target === 'app' || done[i + 1]?.kill.early) return []
    const next = saw.acknowledgedAt.map(BigInt).find((at) => at > databaseUpAt)
    return next === undefined ? [] : [Number(next - databaseUpAt) / 1e6]
  })
  const sorted = [...recoveries].sort((a, b) => a - b)
  const of = (target: string) => done.filter(({ kill }) => kill.target === target).length
  return {
    recoveries,
    lines: [
      `${done.length} kills: the app ${of('app')}, all of PostgreSQL ${of('postgres')}, its postmaster ${of('postmaster')}, a backend ${of('backend')}`,
      `${total} requests in flight at the kills (at most ${Math.max(0, ...inFlight)} at one, ${inFlight.filter((n) => n === 0).length} kills with none)`,
      `${saw.sent} reports sent in ${saw.attempts} attempts: ${saw.cut} without an answer, ${Object.entries(
        saw.answers,
      )
        .map(([status, n]) => `${n} × ${status}`)
        .join(', ')}`,
      `${saw.acknowledged.length} acknowledged, ${saw.abandoned.length} given up without an answer`,
      ...(sorted.length === 0
        ? []
        : [
            `taking reports again after PostgreSQL answers: ${seconds(sorted[Math.floor(sorted.length / 2)])} in the middle, ${seconds(sorted.at(-1))} at most`,
          ]),
    ],
  }
}

const seconds = (ms: number | undefined): string => `${((ms ?? 0) / 1000).toFixed(1)} s`
