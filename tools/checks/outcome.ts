/** What became of a check or of a runner's tests. */
export type Outcome = { readonly passed: number; readonly failed: number; readonly skipped: number }

/** One check that passed or failed as a whole. */
export const single = (passed: boolean): Outcome => ({
  passed: passed ? 1 : 0,
  failed: passed ? 0 : 1,
  skipped: 0,
})

/** Adds outcomes up. */
export const sum = (outcomes: readonly Outcome[]): Outcome =>
  outcomes.reduce(
    (total, { passed, failed, skipped }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      skipped: total.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  )

/** The summary's line: `12 passed, 0 failed`, with `, 3 skipped` when there are any. */
export const summary = ({ passed, failed, skipped }: Outcome): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`

/**
 * Holds a runner's counts against its exit code: one that failed without naming a failed test, or ran none, has failed
 * once.
 */
export function heldAgainst(counted: Outcome | undefined, exitCode: number): Outcome {
  const outcome = counted ?? { passed: 0, failed: 0, skipped: 0 }
  const silentFailure = outcome.failed === 0 && (exitCode !== 0 || outcome.passed + outcome.skipped === 0)
  return silentFailure ? { ...outcome, failed: 1 } : outcome
}
