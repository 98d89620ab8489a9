import { describe, expect, test } from 'vitest'
import { EXPECTED, GOLDENS, golden } from '../testing/golden'
import { noteCodes, type ReadReport, readReport } from '../testing/read-report'
import { dockerBench } from './docker-bench'

describe('real reports', () => {
  test.each(GOLDENS)('%s is read as expected', async (name) => {
    const bytes = golden(name)
    const report = await readReport(bytes)
    expect(summary(report)).toEqual(EXPECTED[name])
    const probe = { head: bytes.subarray(0, 65_536), size: bytes.length, hints: {} }
    expect(dockerBench.detect(probe)).toBe(EXPECTED[name]?.format)
  })

  test.each(GOLDENS)('%s: one observation a check and subject, each of a covered check', async (name) => {
    const { observations, end } = await readReport(golden(name))
    const keys = observations.map(({ check, subject }) => `${check.name}\n${subject}`)
    expect(new Set(keys).size).toBe(keys.length)
    const { checks, partialChecks = [] } = end.coverage
    const covered = [...checks, ...partialChecks]
    expect(new Set(covered).size).toBe(covered.length)
    expect(new Set(observations.map(({ check }) => check.name))).toEqual(new Set(covered))
    for (const name of covered) {
      const subjects = observations.filter(({ check }) => check.name === name).map(({ subject }) => subject)
      if (subjects.length > 1) expect(subjects).not.toContain('')
    }
  })

  /** Where the tool says one thing in the log and another in the JSON of the same run. */
  const DISAGREE = new Set(['docker-bench/ensure-that-container-health-is-checked-at-runtime'])
  test.each(['many-1.3.5', 'many2-1.6.0master', 'many-1.3.5-2021list'])(
    '%s: log and JSON of one run give the same checks, subjects and results',
    async (name) => {
      const [text, json] = await Promise.all([
        readReport(golden(`${name}.log`)),
        readReport(golden(`${name}.log.json`)),
      ])
      const states = ({ observations }: ReadReport) =>
        observations
          .filter(({ check }) => name !== 'many-1.3.5-2021list' || !DISAGREE.has(check.name))
          .map(({ check, subject, result }) => `${check.name} ${subject} ${result}`)
          .sort()
      expect(states(text)).toEqual(states(json))
      expect(text.end.coverage.profile).toBe(json.end.coverage.profile)
    },
  )

  test('stdout captured with its banner says the same as the log', async () => {
    const strip = ({ observations }: ReadReport) => observations.map(({ at, ...rest }) => rest)
    const log = await readReport(golden('many2-1.6.0master.log'))
    const stdout = await readReport(golden('many2-1.6.0master.stdout.txt'))
    expect(strip(stdout)).toEqual(strip(log))
    expect(stdout.header.toolVersion).toBe('1.6.0')
  })

  test('the last complete run of a log that was appended to is the state; counts are over all runs', async () => {
    const log = await readReport(golden('giuslock-appended-many-runs.log'))
    const json = await readReport(golden('giuslock-1.3.6.log.json'))
    expect(log.end.counts.items).toBe(3375)
    expect(log.observations.map(({ check, subject, result }) => [check.name, subject, result])).toEqual(
      json.observations.map(({ check, subject, result }) => [check.name, subject, result]),
    )
    const note = log.notes.find(({ code }) => code === 'several_runs')
    expect(note?.message).toContain('96 runs; run 96')
    expect(log.observations.every(({ at }) => at.from > 890_000)).toBe(true)
  })
})

function summary({ header, observations, end, ...rest }: ReadReport) {
  const states: Record<string, number> = {}
  for (const { result } of observations) states[result] = (states[result] ?? 0) + 1
  const { tool, format, toolVersion, edition, printedAt, assetKind, identities } = header
  expect([assetKind, identities]).toEqual(['host', []])
  return {
    tool,
    format,
    toolVersion,
    edition,
    printedAt,
    ...end.counts,
    complete: end.complete,
    profile: end.coverage.profile,
    checks: end.coverage.checks.length,
    partialChecks: end.coverage.partialChecks?.length,
    observations: states,
    notes: noteCodes({ header, observations, end, ...rest }),
  }
}
