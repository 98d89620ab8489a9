import { expect, test } from 'vitest'
import { codesOf, readFormat } from '../testing/read-format'
import { dockle } from './dockle'

const read = (pass: number, details: object[]) =>
  readFormat(dockle, JSON.stringify({ summary: { fatal: 0, warn: 0, info: 0, skip: 0, pass }, details }))
const check = (level: string, alerts: string[] = ['a']) => ({
  code: 'CIS-DI-0006',
  title: 'Add HEALTHCHECK',
  level,
  alerts,
})

test('every level above PASS fails, IGNORE is information, SKIP was not checked', async () => {
  for (const [level, result, severity] of [
    ['FATAL', 'fail', 'high'],
    ['WARN', 'fail', 'medium'],
    ['INFO', 'fail', 'low'],
    ['SKIP', 'not_checked', undefined],
    ['IGNORE', 'informational', undefined],
    ['PASS', 'pass', undefined],
    ['NEW', 'error', undefined],
  ] as const) {
    const { observations } = await read(0, [check(level)])
    expect(observations.map((one) => [one.check.known, one.result, one.severity])).toEqual([
      [true, result, severity],
    ])
  }
})

test('checks that passed are only counted: they are looked at when the sender vouches for it', async () => {
  const { end } = await read(15, [check('WARN')])
  expect(end.counts).toEqual({ items: 16, byResult: { WARN: 1 } })
  expect(end.coverage.checks).toEqual(['dockle/CIS-DI-0006'])
  expect(end.coverage.possibleChecks).toHaveLength(19)
  expect(codesOf(await read(0, []))).toEqual(['nothing_scanned'])
})

test('alerts are told in one line, the first few of many', async () => {
  const { observations } = await read(0, [
    check(
      'INFO',
      Array.from({ length: 9 }, (_, i) => `setuid file: ${i}`),
    ),
  ])
  expect(observations[0]?.detail).toBe(
    'setuid file: 0; setuid file: 1; setuid file: 2; setuid file: 3; setuid file: 4; and 4 more',
  )
})
