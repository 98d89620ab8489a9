import type { Receipt } from '../../lib/proof/receipt'

/** What the agents' process is started with. */
export interface AgentsStart {
  /** Where the app answers, without `/api/v1`; several are taken in turn. */
  apis: readonly string[]
  /** A token of each tenant's agent. */
  senders: readonly { tenant: string; token: string }[]
  seed: number
  /** How many hand in at the same time. */
  workers: number
  /** File that what they saw is written to. */
  into: string
}

/** To the agents: how many requests were on their way at an instant, or come to an end. */
export type ToAgents = { start: AgentsStart } | { inFlightAt: string } | { end: true }

/** From the agents. */
export type FromAgents = { inFlight: number; acknowledged: number } | { written: true }

/** What was acknowledged: the server said it has this. */
export interface Acknowledged {
  n: number
  tenant: string
  asset: string
  submission: string
  sha256: string
  status: number
  /** Absent where a report was refused and kept. */
  log?: Receipt
}

/** What the agents saw in all. */
export interface AgentsSaw {
  sent: number
  attempts: number
  /** Attempts that ended without an answer. */
  cut: number
  /** Answers by status. */
  answers: Record<string, number>
  acknowledged: Acknowledged[]
  /** Reports that were given up after an attempt without an answer; nobody knows whether they are there. */
  abandoned: { n: number; tenant: string; sha256: string; asset: string; observedAt: string }[]
  /** Reports that nobody took within the time left at the end. */
  refused: { n: number; said: string }[]
  /** When answers that acknowledge came, in the monotonic clock's nanoseconds. */
  acknowledgedAt: string[]
}
