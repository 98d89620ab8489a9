import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { heldAgainst, single, sum, summary } from './outcome'
import { readResults } from './read-results'

describe('the summary', () => {
  test('adds up and names skipped tests only when there are some', () => {
    expect(summary(sum([single(true), single(false), { passed: 3, failed: 0, skipped: 0 }]))).toBe(
      '4 passed, 1 failed',
    )
    expect(summary(sum([single(true), { passed: 3, failed: 0, skipped: 2 }]))).toBe(
      '4 passed, 0 failed, 2 skipped',
    )
    expect(summary(sum([]))).toBe('0 passed, 0 failed')
  })

  test('a runner that fails without a failed test, or runs none, or leaves no report, has failed', () => {
    expect(heldAgainst({ passed: 5, failed: 0, skipped: 0 }, 1)).toEqual({ passed: 5, failed: 1, skipped: 0 })
    expect(heldAgainst({ passed: 0, failed: 0, skipped: 0 }, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 })
    expect(heldAgainst(undefined, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 })
    expect(heldAgainst({ passed: 5, failed: 2, skipped: 0 }, 1)).toEqual({ passed: 5, failed: 2, skipped: 0 })
    expect(heldAgainst({ passed: 5, failed: 0, skipped: 1 }, 0)).toEqual({ passed: 5, failed: 0, skipped: 1 })
  })
})

describe('reports of the runners', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'plimsoll-results-'))
  })
  afterEach(() => rm(folder, { recursive: true }))
  const file = async (content: unknown): Promise<string> => {
    await writeFile(join(folder, 'results.json'), JSON.stringify(content))
    return join(folder, 'results.json')
  }

  test('vitest: a file that could not be loaded counts as a failure', async () => {
    const report = {
      numPassedTests: 7,
      numFailedTests: 1,
      numPendingTests: 2,
      numTodoTests: 1,
      testResults: [
        { status: 'failed', assertionResults: [{}] },
        { status: 'failed', assertionResults: [] },
        { status: 'passed', assertionResults: [{}] },
      ],
    }
    expect(await readResults('vitest', await file(report))).toEqual({ passed: 7, failed: 2, skipped: 3 })
  })

  test('playwright: one that passed on a second attempt has passed', async () => {
    const report = { stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 } }
    expect(await readResults('playwright', await file(report))).toEqual({ passed: 5, failed: 1, skipped: 2 })
  })

  test('none', async () => {
    expect(await readResults('vitest', join(folder, 'nothing.json'))).toBeUndefined()
  })
})
