import { expect, test } from 'vitest'
import { codesOf, readFormat } from '../testing/read-format'
import { auditLogs } from './audit-logs'

const read = (...lines: string[]) => readFormat(auditLogs, `${lines.join('\n')}\n`)
const seen = async (...lines: string[]) =>
  (await read(...lines)).observations.map(({ check, subject, detail, result }) => [
    check.name,
    subject,
    detail,
    result,
  ])
const event = (Action: string, name = 'demo') =>
  JSON.stringify({ Type: 'container', Action, Actor: { ID: 'abc', Attributes: { name } }, time: 1795316979 })

test('events of docker are told with their object and how often; commands are not', async () => {
  expect(await seen(event('start'), event('start'), event('exec_create: mysql -pSECRET'))).toEqual([
    ['audit-logs/docker/container:start', 'demo', 'recorded, 2 times', 'informational'],
    ['audit-logs/docker/container:exec_create', 'demo', 'recorded', 'informational'],
  ])
  const { header, end } = await read(event('start'))
  expect([header.format, header.printedAt, end.counts]).toEqual([
    'docker-events-jsonl',
    '2026-11-22T03:09:39Z',
    { items: 1, byResult: { 'container:start': 1 } },
  ])
})

test('an entry of sudo goes on on the next lines; a denial says so', async () => {
  const log = [
    'Nov 22 03:09:38 : alice : PWD=/ ; USER=root ; COMMAND=/usr/bin/docker run',
    '    -e TOKEN=SECRET demo',
    'Nov 22 03:09:39 : bob : a password is required ; PWD=/ ; USER=root ;',
    '    COMMAND=/usr/bin/docker ps',
    'Nov 22 03:09:40 host-1 sudo[12]:   eve : TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/bin/sh',
  ]
  expect(await seen(...log)).toEqual([
    ['audit-logs/sudo/allowed', 'alice as root /usr/bin/docker run', 'recorded', 'informational'],
    ['audit-logs/sudo/denied', 'bob as root /usr/bin/docker ps', 'recorded', 'informational'],
    ['audit-logs/sudo/allowed', 'eve as root /bin/sh', 'recorded', 'informational'],
  ])
  const read1 = await read(...log)
  expect([read1.end.counts, codesOf(read1)]).toEqual([
    { items: 3, byResult: { allowed: 2, denied: 1 } },
    ['time_without_zone'],
  ])
})

test('records of one event of auditd are one item; what a rule watches is told by its key', async () => {
  const stamp = 'msg=audit(1795316978.841:412):'
  const log = [
    `node=dock-1 type=SYSCALL ${stamp} success=yes comm="docker" exe="/usr/bin/docker" key="docker"\u001dAUID="alice" UID="root"`,
    `node=dock-1 type=EXECVE ${stamp} argc=2 a0="docker" a1="SECRET"`,
    `node=dock-1 type=USER_AUTH msg=audit(1795316979.000:413): acct="x" exe="/usr/bin/sudo" res=failed\u001dAUID="bob"`,
  ]
  expect(await seen(...log)).toEqual([
    ['audit-logs/auditd/key:docker', 'alice /usr/bin/docker', 'recorded', 'informational'],
    ['audit-logs/auditd/USER_AUTH', 'bob /usr/bin/sudo', 'recorded', 'informational'],
  ])
  const { header, end } = await read(...log)
  expect([header.format, header.name, end.counts]).toEqual([
    'auditd-enriched',
    'dock-1',
    { items: 2, byResult: { SYSCALL: 1, EXECVE: 1, USER_AUTH: 1 } },
  ])
  expect(JSON.stringify(await read(...log))).not.toContain('SECRET')
})

test('lines that cannot be read are counted, and the log is not complete', async () => {
  const read1 = await read(event('start'), 'WARNING: something', '{"Type":1}')
  expect([read1.end.complete, read1.notes.find(({ code }) => code === 'ignored_lines')?.message]).toEqual([
    false,
    '2 lines could not be read and are passed over.',
  ])
})

test('the growing object of sudo is read event by event, without arguments and environment', async () => {
  const event = (user: string, more = '') =>
    `{"submit_time":{"seconds":1795316979,"nanoseconds":1},"submituser":"${user}","submithost":"host-1","command":"/usr/bin/docker","runuser":"root","runargv":["docker","run","-e","TOKEN=SECRET"],"runenv":["TOKEN=SECRET"]${more}}`
  const log = `{"accept":${event('alice')},"accept":${event('alice')},"reject":${event('bob', ',"reason":"command not allowed"')}}`
  expect(await seen(log)).toEqual([
    ['audit-logs/sudo/allowed', 'alice as root /usr/bin/docker run', 'recorded, 2 times', 'informational'],
    ['audit-logs/sudo/denied', 'bob as root /usr/bin/docker run', 'recorded', 'informational'],
  ])
  const { header, end, notes } = await read(log)
  expect([header.format, header.name, header.printedAt, end.counts]).toEqual([
    'sudo-json',
    'host-1',
    '2026-11-22T03:09:39Z',
    { items: 3, byResult: { allowed: 2, denied: 1 } },
  ])
  expect(JSON.stringify(notes)).not.toContain('SECRET')
})
