import { describe, expect, test } from 'vitest'
import { golden } from '../testing/golden'
import { noteCodes, readReport } from '../testing/read-report'
import { lastingDetail } from './lasting-detail'
import { printedDate, printedEpoch } from './printed-date'
import { readItems } from './read-items'
import { readLines } from './read-lines'
import { resultOf } from './result-of'

const pairs = (subjects: { subject: string; detail: string }[]) =>
  subjects.map(({ subject, detail }) => [subject, detail])

describe('items of the JSON', () => {
  test.each([
    ['web-1', 'web-1', 'L'],
    ['web-1:/etc', 'web-1', '/etc'],
    ['web-1:8443', 'web-1', '8443'],
    ['web-1:::', 'web-1', '::'],
    [`${'0a'.repeat(32)}:web-1`, 'web-1', 'L'],
    ['http://x', 'http', '//x'],
    ['<b>:x', '<b>:x', 'L'],
  ])('the container item %j is %j, %j', (item, subject, detail) => {
    expect(pairs(readItems(`L:  ${item}`, [item], 'container').subjects)).toEqual([[subject, detail]])
  })

  test('an image of two tags, cut at the blank, is both tags; an untagged one is its id', () => {
    const { subjects } = readItems(
      'Images:  …',
      ['[repo:5000/a:1', 'repo:5000/a:latest]', '[b:2]', '9d85ab3e175e'],
      'image',
    )
    expect(subjects.map(({ subject }) => subject)).toEqual([
      'repo:5000/a:1',
      'repo:5000/a:latest',
      'b:2',
      '9d85ab3e175e',
    ])
  })

  test('networks take their scope back, users are told apart, "(truncated)" is no item', () => {
    expect(pairs(readItems('N::  …', ['ingress', '(swarm)', 'b', '(swarm)'], 'network').subjects)).toEqual([
      ['ingress', 'swarm'],
      ['b', 'swarm'],
    ])
    expect(pairs(readItems('users: x', ['docker:x:105:deploy,jenkins'], 'user').subjects)).toEqual([
      ['deploy', 'users'],
      ['jenkins', 'users'],
    ])
    expect(readItems('users: x', ['docker:x:105:'], 'user')).toEqual({
      subjects: [],
      said: 'users',
      cut: false,
    })
    expect(readItems('L: a', ['a', '(truncated)'], 'container')).toEqual({
      subjects: [{ subject: 'a', detail: 'L' }],
      said: '',
      cut: true,
    })
  })
})

describe('continuation lines of the log', () => {
  test.each([
    ['No AppArmorProfile Found: web-1', 'web-1', 'No AppArmorProfile Found'],
    [
      "Container running with networking mode 'host': web-1",
      'web-1',
      "Container running with networking mode 'host'",
    ],
    ['Privileged Port in use: 22 in api', 'api', '22'],
    ['Port being bound to wildcard IP: 0.0.0.0 in api', 'api', '0.0.0.0'],
    ['Sensitive directory /etc mounted in: api', 'api', '/etc'],
    ['Capabilities added: CapAdd=[CAP_A CAP_B] to api', 'api', 'CapAdd=[CAP_A CAP_B]'],
    ['CAP_SYS_ADMIN added to api', 'api', 'CAP_SYS_ADMIN'],
    ['Health check not set for api', 'api', 'Health check not set'],
  ])('%s', (line, subject, detail) => {
    expect(readLines([line], 'container')).toEqual({ subjects: [{ subject, detail }], said: '' })
  })

  test('sentences about the host and empty names are no subjects; remediation says nothing of the result', () => {
    const lines = ['Wrong ownership for /etc/docker: x', 'Remediation: do this', 'Using 26.1']
    expect(readLines(lines, 'none')).toEqual({
      subjects: [],
      said: 'Wrong ownership for /etc/docker: x; Using 26.1',
    })
    expect(readLines(['Container in docker0 network:'], 'container')).toEqual({ subjects: [], said: '' })
  })
})

describe('results', () => {
  const context = { name: 'docker-bench/x', said: '', named: false }
  test.each([
    ['PASS', '', false, 'pass'],
    ['PASS', 'Using 26.1, verify is it up to date as deemed necessary', false, 'informational'],
    ['WARN', '', false, 'fail'],
    ['NOTE', '', false, 'not_checked'],
    ['INFO', '', false, 'not_checked'],
    ['INFO', '', true, 'informational'],
    ['INFO', "Default ulimit doesn't appear to be set", false, 'informational'],
    ['INFO', 'File not found', false, 'not_applicable'],
    ['INFO', 'No TLS Key found', false, 'not_applicable'],
    ['INFO', 'No containers running', false, 'not_applicable'],
    ['INFO', 'Docker daemon not listening on TCP', false, 'not_applicable'],
    ['FREE_TEXT', 'x', false, 'informational'],
    ['MAYBE', '', false, 'error'],
  ])('%s %j, subjects %j: %s', (word, said, named, result) => {
    expect(resultOf(word, { ...context, said, named })).toBe(result)
  })

  test('what is true of the moment only is no detail', () => {
    expect(lastingDetail('There are currently: 7 images; Only 3 out of 7 are in use')).toBe('')
    expect(lastingDetail('40 total/9 running')).toBe('')
    expect(lastingDetail('7 active/40 in use')).toBe('')
    expect(lastingDetail('File not found')).toBe('File not found')
  })

  test('several details of one subject are one observation, sorted and joined', async () => {
    const { observations } = await readReport(golden('many2-1.6.0master.log.json'))
    const of = (subject: string, id: string) =>
      observations.filter(({ check, ...o }) => check.printedId === id && o.subject === subject)
    expect(of('ci-runner', '5.6').map(({ detail }) => detail)).toEqual(['/dev, /proc'])
    expect(of('web-1', '5.9').map(({ detail }) => detail)).toEqual(['80, 9090'])
  })

  test('a check printed twice in one run keeps its worst result, and says so', async () => {
    const check = (result: string, items: string[]) => ({
      id: '5.5',
      desc: 'Ensure that privileged containers are not used',
      result,
      details: 'L: ',
      items,
    })
    const tests = [check('WARN', ['a', 'a']), check('PASS', []), check('WARN', ['b'])]
    const read = await readReport(
      JSON.stringify({ dockerbenchsecurity: '1.6.0', start: 1795318017, tests, end: 1795318018 }),
    )
    expect(read.observations.map(({ subject, result }) => [subject, result])).toEqual([
      ['a', 'fail'],
      ['b', 'fail'],
    ])
    expect(noteCodes(read)).toEqual(['check_repeated'])
  })
})

describe('times', () => {
  test.each([
    ['2021-10-05T11:33:25+02:00', '2021-10-05T09:33:25Z'],
    ['2021-10-05T11:33:25+0200', '2021-10-05T09:33:25Z'],
    ['Sun Nov 22 02:42:39 UTC 2026', '2026-11-22T02:42:39Z'],
    ['Sun Nov  1 02:42:39 UTC 2026', '2026-11-01T02:42:39Z'],
    ['Sun Nov 22 02:42:39 CST 2026', null],
    ['So 22. Nov 02:42:39 CET 2026', null],
    ['CN 22 Th11 2026 02:42:39 +07', null],
    ['2026年 11月 22日 星期日 02:42:39 CST', null],
    ['2021-10-05T11:33:25%:z', null],
    ['1970-01-01T00:00:00+00:00', null],
    ['', null],
  ])('%j is %j', (printed, instant) => {
    expect(printedDate(printed)).toBe(instant)
  })

  test.each([
    [1795318017, '2026-11-22T03:26:57Z'],
    [0, null],
    [Number.NaN, null],
    [1e300, null],
  ])('the epoch %j is %j', (seconds, instant) => {
    expect(printedEpoch(seconds)).toBe(instant)
  })

  test('a time that is no instant is told and not guessed', async () => {
    const log = `Initializing So 22. Nov 02:42:39 CET 2026\n[PASS] 2.3 - Ensure the logging level is set to 'info' (Scored)\n[INFO] Checks: 1\n[INFO] Score: 1\n`
    const read = await readReport(log)
    expect([read.header.printedAt, noteCodes(read)]).toEqual([undefined, ['time_without_zone']])
  })
})

describe('coverage', () => {
  test('without containers section 5 is not covered, and the profile says so', async () => {
    const { end } = await readReport(golden('empty-1.6.0.log.json'))
    expect(end.coverage.profile).toBe('1.6.0:no-containers')
    expect(end.coverage.checks).not.toContain('docker-bench/ensure-that-privileged-containers-are-not-used')
  })

  test.each([
    ['many2-1.6.0master.log', '1.6.0-master-2024-10'],
    ['opt-c-check_2_2.log.json', '1.6.0-master-2024-10:2.2'],
    ['opt-level1.log.json', '1.6.0-master-2024-10:6'],
    ['opt-community.log.json', '1.6.0-master-2024-10:+C'],
    ['many-1.3.3.log', '1.3.3'],
    ['aborted-1.6.0.log', '1.6.0-master-2024-10:1.1.1:incomplete'],
  ])('%s has the profile %s', async (name, profile) => {
    expect((await readReport(golden(name))).end.coverage.profile).toBe(profile)
  })

  test('checks whose items -n cut are partial: they close nothing', async () => {
    const { end, observations } = await readReport(golden('opt-bpn3-1.6.0master.log.json'))
    const name = 'docker-bench/ensure-that-if-applicable-an-apparmor-profile-is-enabled'
    expect(end.coverage.partialChecks).toContain(name)
    expect(end.coverage.checks).not.toContain(name)
    expect(observations.filter(({ check }) => check.name === name).map(({ subject }) => subject)).toEqual([
      'batch_job2',
      'ci-runner',
      'node-agent',
    ])
  })

  test('7.4 of 1.3.4, whose JSON glues its items on, is partial; what follows the break is read', async () => {
    const { end } = await readReport(golden('swarmnets-1.3.4-2018-11-12.log.json'))
    expect(end.coverage.partialChecks).toEqual([
      'docker-bench/ensure-that-all-docker-swarm-overlay-networks-are-encrypted',
    ])
    expect(end.coverage.checks).toContain(
      'docker-bench/ensure-that-management-plane-traffic-is-separated-from-data-plane-traffic',
    )
    expect(end.complete).toBe(false)
  })
})
