import { expect, test } from 'vitest'
import { codesOf, readFormat } from '../testing/read-format'
import { lynis } from './lynis'

const report = (lines: string[], end = true) =>
  ['# Lynis Report', 'lynis_version=3.0.8', 'hostname=web-1', ...lines, ...(end ? ['finish=true'] : [])].join(
    '\n',
  )
const read = (...given: Parameters<typeof report>) => readFormat(lynis, report(...given))

test('a test that was executed without warning or suggestion passed, one that was skipped was not checked', async () => {
  const { observations } = await read([
    'warning[]=MAIL-8818|Banner|-|-|',
    'suggestion[]=SSH-7408|Consider|AllowTcpForwarding|-|',
    'tests_executed=MAIL-8818|SSH-7408|CORE-1000|',
    'tests_skipped=AUTH-9204|CORE-1000|',
  ])
  expect(
    observations.map(({ check, result, severity, detail }) => [check.printedId, result, severity, detail]),
  ).toEqual([
    ['MAIL-8818', 'fail', 'medium', 'Banner'],
    ['SSH-7408', 'fail', 'low', 'Consider: AllowTcpForwarding'],
    ['CORE-1000', 'pass', undefined, ''],
    ['AUTH-9204', 'not_checked', undefined, ''],
  ])
})

test('a test that could not be made is printed as a suggestion, and is no failure', async () => {
  const odd =
    'suggestion[]=PKGS-7392|Check if system is up-to-date, security updates test (apt-check) gives an unexpected result|-|-|'
  expect((await read([odd])).observations.map(({ result }) => result)).toEqual(['error'])
  const found = await read([odd, 'warning[]=PKGS-7392|Found one or more vulnerable packages.|-|-|'])
  expect(found.observations.map(({ result }) => result)).toEqual(['fail'])
})

test('several lines of one test are one finding with what each of them says', async () => {
  const { observations, end } = await read([
    'suggestion[]=KRNL-6000|One or more|-|-|',
    'details[]=KRNL-6000|sysctl|desc:x;field:kernel.kptr_restrict;prefval:2;value:0;|',
  ])
  expect(observations.map(({ detail }) => detail)).toEqual([
    'One or more; kernel.kptr_restrict is 0, better 2',
  ])
  expect(end.counts).toEqual({ items: 1, byResult: { suggestion: 1 } })
})

test('advice about Lynis itself is counted and is none about the host', async () => {
  const { observations, end } = await read(['suggestion[]=LYNIS|This release is old|-|-|'])
  expect([observations, end.counts.items]).toEqual([[], 1])
})

test('the level of a warning before 3.0 is not its text', async () => {
  const { observations } = await read(['warning[]=FILE-7524|H|Permissions|-|'])
  expect(observations[0]?.detail).toBe('Permissions')
})

test('a report that was not ended is not complete', async () => {
  const aborted = await read(['warning[]=MAIL-8818|Banner|-|-|'], false)
  expect([aborted.end.complete, codesOf(aborted)]).toEqual([
    false,
    ['last_run_incomplete', 'time_without_zone'],
  ])
  expect((await read([])).end.complete).toBe(true)
})

test('accounts, packages and ports are not read', async () => {
  const read1 = await read([
    'real_user[]=root,0',
    'installed_package[]=tar,1.34',
    'network_listen[]=0.0.0.0:22|ssh|',
  ])
  expect(JSON.stringify(read1)).not.toMatch(/root,0|tar,1|0\.0\.0\.0/)
})

test('the same however the bytes are cut, and whatever the line ends are', async () => {
  const text = report(['warning[]=MAIL-8818|Bänner|-|-|', 'tests_executed=MAIL-8818|CORE-1000|'])
  const whole = await readFormat(lynis, text)
  expect(await readFormat(lynis, text, { sizes: [1] })).toEqual(whole)
  const windows = await readFormat(lynis, text.replaceAll('\n', '\r\n'))
  expect(windows.observations.map(({ detail }) => detail)).toEqual(
    whole.observations.map(({ detail }) => detail),
  )
})
