export const STEP_OUTCOMES = ['ok', 'failed', 'skipped'] as const
export type StepOutcome = (typeof STEP_OUTCOMES)[number]

/** What walking a connection saw, for a person to read; never a secret. */
export type StepFacts = Readonly<Record<string, string | number | string[]>>

/** One step of *test this connection*. The page words `step` and `code` (messages `identity.json`: `steps`, `faults`). */
export interface WalkStep {
  /** Which server, for directories that have several. */
  server: string | null
  step: string
  outcome: StepOutcome
  code: string | null
  facts: StepFacts
}
