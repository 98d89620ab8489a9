import { afterAll, beforeAll, expect, it } from 'vitest'
import { authorisePlatform, systemScope } from '@/lib/access/keys'
import { fakeSnapshot } from '@/lib/formats/engine-snapshot/testing/read-snapshot-report'
import { submitReport } from '@/lib/ingest/submit-report'
import { digestOf, trivyReport } from '@/lib/ingest/testing/trivy-report'
import { dropList } from '@/lib/lists/drop-list'
import { putList } from '@/lib/lists/put-list'
import { checkRebuild } from '@/lib/rebuild/check-rebuild'
import { closeConnections } from '@/lib/store/client'
import { findingDetail } from '@/lib/views/finding'
import { findingsQuery } from '@/lib/views/finding.schema'
import { listFindings } from '@/lib/views/findings'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { type TestTenant, testTenant, useDatabase } from '@/tools/testing/tenant'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
})
afterAll(async () => {
  await closeConnections()
  await database?.drop()
})

const CHECK = 'plimsoll/exposed-privileged-exploitable'
const day = (n: number) => new Date(Date.UTC(2026, 9, n, 2))
const input = { kind: null, tool: null, labels: {}, fullCoverage: true }

interface Made {
  privileged?: boolean
  socket?: boolean
  ip?: string
  running?: boolean
}

/** A snapshot of a host with one container of image `a`. */
function snapshot(made: Made | null): Uint8Array<ArrayBuffer> {
  const { privileged = false, socket = false, ip = '0.0.0.0', running = true } = made ?? {}
  const ports = ip === '' ? {} : { '80/tcp': [{ HostIp: ip, HostPort: '8080' }] }
  const socketMount = {
    Type: 'bind',
    Source: '/var/run/docker.sock',
    Destination: '/var/run/docker.sock',
    RW: false,
  }
  const container = {
    id: 'c1',
    name: 'web',
    running,
    host: { Privileged: privileged, NetworkMode: 'bridge', PortBindings: ports },
    body: {
      Image: digestOf('a'),
      NetworkSettings: { Ports: running ? ports : {} },
      Mounts: socket ? [socketMount] : [],
    },
  }
  return new TextEncoder().encode(fakeSnapshot(made ? [container] : []))
}

const look = (tenant: TestTenant, made: Made | null, n: number) =>
  submitReport(tenant.scope('operator'), {
    ...input,
    asset: 'host-1',
    body: snapshot(made),
    observedAt: day(n),
  })
const scan = (tenant: TestTenant, found: { severity?: string; fixed?: string } | null, n: number) =>
  submitReport(tenant.scope('operator'), {
    ...input,
    asset: null,
    observedAt: null,
    body: trivyReport({
      config: 'a',
      tags: ['registry.example.com/app:1'],
      at: day(n),
      found: found ? [{ id: 'CVE-2026-0001', name: 'openssl', ...found }] : [],
    }),
  })
const findings = async (tenant: TestTenant, query: object = {}) =>
  (await listFindings(tenant.scope('operator'), findingsQuery.parse({ check: CHECK, ...query }))).items
const BAD = { severity: 'CRITICAL', fixed: '2' }

it('is one critical finding of the host, and ends with any of its parts', async () => {
  const tenant = await testTenant('ends')
  await scan(tenant, BAD, 1)
  expect(await findings(tenant)).toEqual([])
  await look(tenant, { privileged: true }, 2)
  const [one, ...others] = await findings(tenant)
  expect(others).toEqual([])
  expect(one).toMatchObject({
    severity: 'critical',
    subject: 'web',
    status: 'open',
    first_seen: day(2).toISOString(),
  })
  expect(one?.asset.kind).toBe('host')
  // No safeguard speaks of it, so it moves no control; it is found among the others of which none does.
  expect((await findings(tenant, { mapped: 'no' })).map(({ id }) => id)).toEqual([one?.id])
  const { detail, state } = await findingDetail(tenant.scope('operator'), one?.id ?? '')
  expect(detail).toBe(`published 0.0.0.0:8080->80/tcp; privileged; ${digestOf('a')} has CVE-2026-0001`)
  expect(state?.since).toBe(day(2).toISOString())
  const status = async () => (await findings(tenant))[0]?.status
  await scan(tenant, null, 3)
  expect(await status()).toBe('closed')
  await scan(tenant, BAD, 4)
  expect(await status()).toBe('open')
  await look(tenant, { privileged: true, ip: '127.0.0.1' }, 5)
  expect(await status()).toBe('closed')
  await look(tenant, { socket: true }, 6)
  expect(await status()).toBe('open')
  await look(tenant, null, 7)
  expect(await status()).toBe('closed')
  expect((await findings(tenant, { as_of: day(6).toISOString(), status: 'open' })).length).toBe(1)
  expect((await checkRebuild(systemScope(tenant.tenant, 'rebuild'))).differences).toEqual([])
})

it.each([
  ['a port of the host alone', { privileged: true, ip: '127.0.0.1' }, BAD],
  ['no port', { privileged: true, ip: '' }, BAD],
  ['neither privilege nor socket', {}, BAD],
  ['a container that does not run', { privileged: true, running: false }, BAD],
  ['a critical flaw without a fix', { privileged: true }, { severity: 'CRITICAL' }],
  ['a flaw that is not critical', { privileged: true }, { severity: 'HIGH', fixed: '2' }],
])('is none with %s', async (name, made, found) => {
  const tenant = await testTenant(`none-${name.replaceAll(' ', '-')}`.slice(0, 40))
  await look(tenant, made, 1)
  await scan(tenant, found, 2)
  expect(await findings(tenant)).toEqual([])
})

it('follows what is known to be exploited, as soon as a list says so', async () => {
  const tenant = await testTenant('listed')
  await look(tenant, { privileged: true }, 1)
  await scan(tenant, { severity: 'MEDIUM' }, 2)
  expect(await findings(tenant)).toEqual([])
  const platform = authorisePlatform(
    { ...tenant.principal('owner'), platformAdmin: true },
    'platform.lists.write',
  )
  const body = new TextEncoder().encode('cveID,dateAdded\nCVE-2026-0001,2026-01-01\n')
  await putList(platform, { body, fileName: 'kev.csv', part: '' }, new Date())
  const rebuilt = async () => (await checkRebuild(systemScope(tenant.tenant, 'rebuild'))).differences
  expect((await findings(tenant)).map(({ status }) => status)).toEqual(['open'])
  expect(await rebuilt()).toEqual([])
  await dropList(platform, 'kev', '', new Date())
  expect(await findings(tenant)).toEqual([])
  expect(await rebuilt()).toEqual([])
})

it('is the same in whatever order its parts are told', async () => {
  const steps = [
    (t: TestTenant) => look(t, { privileged: true }, 1),
    (t: TestTenant) => scan(t, BAD, 2),
    (t: TestTenant) => look(t, { privileged: true, socket: true }, 3),
    (t: TestTenant) => scan(t, null, 5),
    (t: TestTenant) => look(t, {}, 4),
  ]
  const told: unknown[] = []
  for (const [i, order] of [
    [0, 1, 2, 3, 4],
    [4, 3, 2, 1, 0],
    [2, 0, 4, 1, 3],
  ].entries()) {
    const tenant = await testTenant(`order-${i}`)
    for (const step of order) await steps[step]?.(tenant)
    told.push(
      (await findings(tenant)).map(({ status, first_seen, closed_at, reopened }) => [
        status,
        first_seen,
        closed_at,
        reopened,
      ]),
    )
    expect((await checkRebuild(systemScope(tenant.tenant, 'rebuild'))).differences).toEqual([])
  }
  expect(told[0]).toEqual([['closed', day(2).toISOString(), day(4).toISOString(), 0]])
  expect(told[1]).toEqual(told[0])
  expect(told[2]).toEqual(told[0])
})
