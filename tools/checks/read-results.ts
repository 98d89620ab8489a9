import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { Outcome } from './outcome'

const vitest = z
  .object({
    numPassedTests: z.number(),
    numFailedTests: z.number(),
    numPendingTests: z.number(),
    numTodoTests: z.number(),
    // A file that cannot even be loaded has no tests to fail.
    testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
  })
  .transform(
    (it): Outcome => ({
      passed: it.numPassedTests,
      failed:
        it.numFailedTests +
        it.testResults.filter(
          ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
        ).length,
      skipped: it.numPendingTests + it.numTodoTests,
    }),
  )

const playwright = z
  .object({
    stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  })
  .transform(
    ({ stats }): Outcome => ({
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected,
      skipped: stats.skipped,
    }),
  )

/** Reads the counts out of a runner's JSON report; nothing when it left none. */
export async function readResults(
  runner: 'vitest' | 'playwright',
  file: string,
): Promise<Outcome | undefined> {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  return (runner === 'vitest' ? vitest : playwright).parse(JSON.parse(text))
}
