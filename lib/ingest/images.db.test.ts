import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Scope, systemScope } from '@/lib/access/keys'
import { checkKey } from '@/lib/core/check'
import { checkRebuild } from '@/lib/rebuild/check-rebuild'
import { assetsAt } from '@/lib/store/assets/assets-at'
import { closeConnections } from '@/lib/store/client'
import { inTenant } from '@/lib/store/in-tenant'
import { statesAt } from '@/lib/store/states/states-at'
import { checkTallies } from '@/lib/tally/check-tallies'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { type TestTenant, testTenant, useDatabase } from '@/tools/testing/tenant'
import type { SubmissionInput } from './submission-input'
import { submitReport } from './submit-report'
import { type MadeImage, trivyReport } from './testing/trivy-report'

let database: TestDatabase
let tenant: TestTenant
let scope: Scope
let run = 0

beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
})
beforeEach(async () => {
  tenant = await testTenant(`images-${run++}`)
  scope = tenant.scope('owner')
})
afterAll(async () => {
  await closeConnections()
  await database.drop()
})

const day = (n: number) => new Date(Date.UTC(2026, 9, n, 2))
const LOG4J = { id: 'CVE-2021-44228', name: 'log4j', fixed: '2.17.1', severity: 'CRITICAL' }
const OPENSSL = { id: 'CVE-2024-0001', name: 'openssl', fixed: '3.0.14', severity: 'HIGH' }

async function send(image: MadeImage, more: Partial<SubmissionInput> = {}, as = scope) {
  const input = {
    asset: null,
    kind: null,
    tool: null,
    observedAt: null,
    fullCoverage: false,
    labels: {},
    ...more,
  }
  const { row } = await submitReport(as, { ...input, body: trivyReport(image) })
  return row
}

const LATER = new Date('2027-01-01T00:00:00Z')
const assets = async (at = LATER) =>
  (await inTenant(scope, (tx) => assetsAt(tx, { at, knownAt: LATER }))).map((asset) => asset.id)
const failing = async (at = LATER) =>
  (await inTenant(scope, (tx) => statesAt(tx, { at, knownAt: LATER, assetIds: null })))
    .filter((row) => row.result === 'fail')
    .map((row) => `${row.assetId} ${row.severity} ${row.subject}`)
    .sort()

const findings = async () =>
  inTenant(scope, (tx) =>
    tx.db.finding.findMany({ where: { tenantId: tx.tenantId }, orderBy: [{ title: 'asc' }, { id: 'asc' }] }),
  )
const isRebuilt = async () => {
  expect((await checkRebuild(systemScope(tenant.tenant, 'rebuild'))).differences).toEqual([])
  for (const on of ['2026-10-02', '2026-10-05', '2026-10-20'])
    expect({ on, differences: await checkTallies(scope, on) }).toEqual({ on, differences: [] })
}

describe('an image', () => {
  it('is one asset by its configuration, whatever it is called', async () => {
    await send({ config: 'a', tags: ['app:1'], at: day(1), found: [OPENSSL] })
    await send({ config: 'a', tags: ['app:2'], at: day(2), found: [OPENSSL] }, { asset: 'frontend' })
    expect(await assets()).toHaveLength(1)
  })

  it('is joined by a manifest that was filed before its configuration was known', async () => {
    const one = await send({ manifests: ['m'], tags: ['app:1'], at: day(1), found: [OPENSSL] })
    const two = await send({ config: 'a', manifests: ['m'], tags: ['app:1'], at: day(2), found: [OPENSSL] })
    expect(two.assetId).toBe(one.assetId)
    const three = await send({ manifests: ['m'], tags: ['app:1'], at: day(3), found: [OPENSSL] })
    expect(three.assetId).toBe(one.assetId)
  })

  it('of one index is another for each architecture, and none supersedes the other', async () => {
    const arm = {
      config: 'arm',
      manifests: ['index'],
      tags: ['app:1'],
      architecture: 'arm64',
      found: [OPENSSL],
    }
    const amd = { ...arm, config: 'amd', architecture: 'amd64' }
    const ids = [await send({ ...arm, at: day(1) }), await send({ ...amd, at: day(2) })].map(
      (row) => row.assetId,
    )
    expect(new Set(ids).size).toBe(2)
    expect(new Set(await assets())).toEqual(new Set(ids))
    await isRebuilt()
  })

  it('belongs to the repository its sender names, else to the one that its report does', async () => {
    const named = await send(
      { config: 'a', tags: ['other/app:1'], at: day(1), found: [] },
      { asset: 'reg.example/app:1' },
    )
    const called = await send(
      { config: 'b', tags: ['other/app:2'], at: day(1), found: [] },
      { asset: 'frontend' },
    )
    const rows = await inTenant(scope, (tx) =>
      tx.db.asset.findMany({ where: { tenantId: tx.tenantId }, select: { id: true, lineage: true } }),
    )
    const lineage = new Map(rows.map((row) => [row.id, row.lineage]))
    expect([lineage.get(named.assetId ?? ''), lineage.get(called.assetId ?? '')]).toEqual([
      'reg.example/app',
      'other/app',
    ])
  })

  it('without any digest is told by its name, and by the image that has the name', async () => {
    const named = await send({ tags: ['app:1'], at: day(1), found: [OPENSSL] }, { asset: 'app:1' })
    const again = await send({ tags: ['app:1'], at: day(2), found: [OPENSSL] }, { asset: 'app:1' })
    expect(again.assetId).toBe(named.assetId)
    const digested = await send({ config: 'a', tags: ['app:1'], at: day(3), found: [OPENSSL] })
    expect(digested.assetId).not.toBe(named.assetId)
    const last = await send(
      { tags: ['app:1'], at: day(4), found: [OPENSSL] },
      { asset: 'docker.io/library/app:1' },
    )
    expect(last.assetId).toBe(digested.assetId)
  })
})

describe('an image that is rebuilt', () => {
  const first: MadeImage = { config: 'a', tags: ['team/app:1'], at: day(1), found: [LOG4J, OPENSSL] }
  const second: MadeImage = {
    config: 'b',
    tags: ['team/app:1'],
    at: day(3),
    found: [{ ...OPENSSL, version: '1.1' }],
  }

  it('takes the place of the one before: what it still has goes on as the same finding, what it lost is closed', async () => {
    const one = await send(first)
    expect(one.changes).toMatchObject({ opened: 2, closed: 0, unchanged: 0 })
    const before = await findings()
    const two = await send(second)
    expect(two.changes).toMatchObject({ opened: 0, closed: 1, unchanged: 1 })
    expect(await assets()).toEqual([two.assetId])
    expect(await assets(day(2))).toEqual([one.assetId])
    const after = await findings()
    expect(after.map((f) => f.id)).toEqual(before.map((f) => f.id))
    expect(after[0]).toMatchObject({ machine: 'closed', closedAt: day(3), assetId: one.assetId })
    expect(after[1]).toMatchObject({
      machine: 'open',
      assetId: two.assetId,
      packageVersion: '1.1',
      reopened: 0,
    })
    expect(after[1]?.firstSeen).toEqual(day(1))
    await isRebuilt()
  })

  it('does so in whatever order the reports arrive', async () => {
    const two = await send(second)
    const one = await send(first)
    expect(one.changes).toMatchObject({ opened: 0, closed: 1 })
    expect(await assets()).toEqual([two.assetId])
    expect(await assets(day(2))).toEqual([one.assetId])
    const after = await findings()
    expect(after.map((f) => f.machine)).toEqual(['closed', 'open'])
    expect(after[1]).toMatchObject({ firstSeen: day(1), assetId: two.assetId })
    await isRebuilt()
  })

  it('comes back when its tag does, and its findings are opened again', async () => {
    const one = await send(first)
    await send(second)
    await send({ ...first, at: day(5) })
    expect(await assets()).toEqual([one.assetId])
    expect((await findings()).map((f) => [f.machine, f.reopened])).toEqual([
      ['open', 1],
      ['open', 0],
    ])
    await isRebuilt()
  })

  it('stays while another tag names it', async () => {
    await send({ ...first, tags: ['team/app:1', 'team/app:stable'] })
    await send(second)
    expect(await assets()).toHaveLength(2)
    expect((await findings()).map((f) => f.machine)).toEqual(['open', 'open'])
    await isRebuilt()
  })
})

describe('what a report looked at', () => {
  const full = { config: 'a', tags: ['app:1'], at: day(1), found: [LOG4J, OPENSSL] }
  const onlyHigh = { ...full, at: day(2), found: [OPENSSL] }

  it('is a severity that is absent when the same sender, tool and profile reported on it before', async () => {
    await send(full)
    const row = await send(onlyHigh)
    expect(row.changes).toMatchObject({ opened: 0, closed: 1, unchanged: 1 })
    await isRebuilt()
  })

  it('is not, when another sender reported on it: it may have been filtered', async () => {
    await send(full)
    const row = await send(onlyHigh, {}, tenant.scope('operator', 'somebody-else'))
    expect(row.changes).toMatchObject({ opened: 0, closed: 0, unchanged: 1 })
    expect(await failing()).toHaveLength(2)
    await isRebuilt()
  })

  it('is, when the sender vouches for it', async () => {
    await send(full)
    const row = await send(
      { ...onlyHigh, found: [] },
      { fullCoverage: true },
      tenant.scope('operator', 'somebody-else'),
    )
    expect(row.changes).toMatchObject({ opened: 0, closed: 2, unchanged: 0 })
    await isRebuilt()
  })

  it('is the same when the report that shows it comes late', async () => {
    await send(
      { ...full, config: 'b', tags: ['other:1'], at: day(1), found: [LOG4J] },
      {},
      tenant.scope('operator', 'x'),
    )
    await send(onlyHigh)
    await send({ ...onlyHigh, at: day(4) })
    expect(await failing()).toHaveLength(2)
    const late = await send(full)
    expect(late.changes).toMatchObject({ opened: 1, closed: 1 })
    expect(await failing(new Date(day(1).getTime() + 1000))).toHaveLength(3)
    expect(await failing()).toHaveLength(2)
    await isRebuilt()
  })
})

describe('a vulnerability', () => {
  it('that is rated anew is the same finding', async () => {
    await send({ config: 'a', tags: ['app:1'], at: day(1), found: [OPENSSL, LOG4J] })
    const row = await send({
      config: 'a',
      tags: ['app:1'],
      at: day(2),
      found: [{ ...OPENSSL, severity: 'CRITICAL', fixed: '3.0.15' }, LOG4J],
    })
    expect(row.changes).toMatchObject({ opened: 0, closed: 0, unchanged: 2 })
    expect((await findings()).find((f) => f.fixedIn === '3.0.15')).toMatchObject({
      machine: 'open',
      severity: 'critical',
      firstSeen: day(1),
    })
    await isRebuilt()
  })

  it('keeps whose severity it is, the fix, and from when the time to patch runs', async () => {
    await send({
      config: 'a',
      tags: ['app:1'],
      at: day(1),
      found: [{ ...OPENSSL, published: '2026-09-05T00:00:00Z' }],
    })
    const [state] = (
      await inTenant(scope, (tx) => statesAt(tx, { at: LATER, knownAt: LATER, assetIds: null }))
    ).filter((row) => row.checkKey === checkKey('trivy/vuln.high') && row.result === 'fail')
    expect(state).toMatchObject({
      fixedIn: '3.0.14',
      severitySource: 'debian',
      clockFrom: new Date('2026-09-05T00:00:00Z'),
      clockBasis: 'published',
    })
  })

  it('that says it was published after the tool looked starts no clock', async () => {
    await send({
      config: 'a',
      tags: ['app:1'],
      at: day(1),
      found: [{ ...OPENSSL, published: '2199-01-01T00:00:00Z' }],
    })
    const rows = await inTenant(scope, (tx) => statesAt(tx, { at: LATER, knownAt: LATER, assetIds: null }))
    expect(rows.filter((row) => row.fixedIn !== null).map((row) => row.clockFrom)).toEqual([null])
  })

  it('whose ids and names are longer than an index takes is taken in, cut', async () => {
    const long = 'x'.repeat(5000)
    const row = await send({
      config: 'a',
      tags: [`${long}:1`, 'app:1'],
      at: day(1),
      found: [{ ...OPENSSL, id: `CVE-${long}` }],
    })
    expect(row.changes).toMatchObject({ opened: 1 })
  })
})
