import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Scope } from '@/lib/access/keys'
import { createAssessment } from '@/lib/assessments/create-assessment'
import { batchAudit } from '@/lib/log/batch-audit'
import { entriesView } from '@/lib/log/log-views'
import { nodeSha256 } from '@/lib/log/node-crypto'
import { canonicalBytes } from '@/lib/proof/canonical'
import { toHex } from '@/lib/proof/hex'
import { closeConnections } from '@/lib/store/client'
import { inTenant } from '@/lib/store/in-tenant'
import { controlTree } from '@/lib/views/control-tree'
import { exceptionsQuery } from '@/lib/views/exception.schema'
import { exceptionDetail, listExceptions } from '@/lib/views/exceptions'
import { findingDetail } from '@/lib/views/finding'
import { findingsQuery } from '@/lib/views/finding.schema'
import { listFindings } from '@/lib/views/findings'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { handIn } from '@/tools/testing/hand-in'
import { type TestTenant, testTenant, useDatabase } from '@/tools/testing/tenant'
import { changeFinding } from './change-finding'
import { decideException } from './decide-exception'
import { type ExceptionInput, requestException } from './request-exception'

let database: TestDatabase
let harbour: TestTenant
let operator: Scope
let manager: Scope
let ids: string[]
const HOUR = 3_600_000
const DAY = 24 * HOUR
const inDays = (n: number) => new Date(Date.now() + n * DAY).toISOString().slice(0, 10)

beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  harbour = await testTenant('harbour')
  operator = harbour.scope('operator')
  manager = harbour.scope('manager')
  await handIn(operator, 'lab-default.json', 'edge-01', { labels: { env: 'prod' } })
  await handIn(operator, 'lab-default.json', 'edge-02', { labels: { env: 'test' } })
  const prod = await listFindings(operator, findingsQuery.parse({ limit: 100, asset: 'edge-01' }))
  ids = prod.items.map(({ id }) => id)
})
afterAll(async () => {
  await closeConnections()
  await database.drop()
})

const fresh = () => ids.pop() ?? ''
const risk = (id: string, more: Partial<ExceptionInput> = {}): ExceptionInput => ({
  kind: 'risk',
  reason: 'Behind the gateway until the new hosts come.',
  until: inDays(30),
  scope: { ids: [id] },
  ...more,
})
const statusOf = async (id: string, now = new Date()) => {
  const page = await listFindings(operator, findingsQuery.parse({ limit: 500 }), now)
  return page.items.find((one) => one.id === id)?.status
}
const leaves = async () => (await entriesView(manager, 'evidence', { start: 0 })).items.length
const audited = (target: string) =>
  inTenant(manager, (tx) =>
    tx.db.auditEvent.findMany({
      where: { tenantId: tx.tenantId, targetId: target },
      orderBy: { id: 'asc' },
      select: { action: true },
    }),
  ).then((rows) => rows.map(({ action }) => action))

describe('an accepted risk', () => {
  it('leaves the finding open and says proposed until somebody else approves; then it is accepted', async () => {
    const finding = fresh()
    const before = await leaves()
    const id = await requestException(operator, risk(finding))
    expect(await findingDetail(operator, finding)).toMatchObject({
      status: 'open',
      handling: { exception: id, kind: 'risk', state: 'proposed' },
    })
    await decideException(manager, id, { decision: 'approve', note: 'Agreed.' })
    expect(await findingDetail(operator, finding)).toMatchObject({
      status: 'accepted',
      handling: { exception: id, state: 'approved' },
    })
    expect(await exceptionDetail(operator, id)).toMatchObject({
      state: 'approved',
      own: true,
      note: 'Agreed.',
      covers: 1,
      until: inDays(30),
      requested_by: { label: 'operator' },
      approved_by: { label: 'manager' },
    })
    expect(await leaves()).toBe(before + 2)
    expect(await audited(id)).toEqual(['exception.requested', 'exception.approved'])
    await batchAudit(manager)
  })

  it('is never decided on by who asked for it, whatever their role', async () => {
    const owner = harbour.scope('owner')
    const id = await requestException(owner, risk(fresh()))
    for (const decision of ['approve', 'refuse'] as const)
      await expect(decideException(owner, id, { decision })).rejects.toMatchObject({ code: 'four_eyes' })
    await expect(decideException(operator, id, { decision: 'approve' })).rejects.toMatchObject({
      action: 'exceptions.approve',
    })
    await expect(decideException(operator, id, { decision: 'withdraw' })).rejects.toMatchObject({
      action: 'exceptions.approve',
    })
    expect((await exceptionDetail(manager, id)).state).toBe('proposed')
  })

  it('must say until when, not in the past and a year ahead at most', async () => {
    const finding = fresh()
    for (const until of [undefined, null, inDays(-2), inDays(400)])
      await expect(requestException(operator, risk(finding, { until }))).rejects.toMatchObject({
        code: 'invalid_until',
      })
    await expect(requestException(operator, risk(finding, { until: inDays(365) }))).resolves.toMatch(/^exc_/)
  })

  it('ends by time alone, at the end of its last day in the tenant’s zone', async () => {
    const finding = fresh()
    const id = await requestException(operator, risk(finding, { until: inDays(2) }))
    await decideException(manager, id, { decision: 'approve' })
    const { expires_at } = await exceptionDetail(manager, id)
    expect(new Date(Date.parse(expires_at ?? '') + 1).toISOString()).toMatch(/T16:00:00\.000Z$/)
    expect(await statusOf(finding, new Date(Date.parse(expires_at ?? '') - 1))).toBe('accepted')
    expect(await statusOf(finding, new Date(Date.parse(expires_at ?? '') + 1))).toBe('open')
    const after = new Date(Date.now() + 10 * DAY)
    expect((await exceptionDetail(manager, id, after)).state).toBe('expired')
    await expect(decideException(manager, id, { decision: 'withdraw' }, after)).rejects.toMatchObject({
      code: 'expired',
    })
  })

  it('can be refused or withdrawn once, and covers nothing from then on', async () => {
    const finding = fresh()
    const refused = await requestException(operator, risk(finding))
    await decideException(manager, refused, { decision: 'refuse', note: 'Fix it.' })
    await expect(decideException(manager, refused, { decision: 'approve' })).rejects.toMatchObject({
      code: 'already_decided',
    })
    const id = await requestException(operator, risk(finding))
    await decideException(manager, id, { decision: 'approve' })
    await decideException(operator, id, { decision: 'withdraw' })
    expect(await findingDetail(operator, finding)).toMatchObject({ status: 'open', handling: null })
    expect(await audited(id)).toEqual(['exception.requested', 'exception.approved', 'exception.withdrawn'])
    const { items } = await listExceptions(manager, exceptionsQuery.parse({ finding, show: 'over' }))
    expect(items.map(({ state }) => state).sort()).toEqual(['refused', 'withdrawn'])
  })

  it('keeps a status from being set while it is in force', async () => {
    const finding = fresh()
    const id = await requestException(operator, risk(finding))
    await decideException(manager, id, { decision: 'approve' })
    const { version } = await findingDetail(operator, finding)
    await expect(changeFinding(operator, finding, { version, status: 'fixed' })).rejects.toMatchObject({
      code: 'finding_excepted',
    })
  })
})

describe('a false positive', () => {
  it('needs the second person too, and no date', async () => {
    const finding = fresh()
    const id = await requestException(operator, risk(finding, { kind: 'false_positive', until: null }))
    expect(await statusOf(finding)).toBe('open')
    await decideException(manager, id, { decision: 'approve' })
    expect(await statusOf(finding)).toBe('false_positive')
    expect((await exceptionDetail(manager, id)).until).toBeNull()
  })
})

describe('a rule', () => {
  it('covers the check on the assets of its labels, those that come later too, and no other', async () => {
    const { check } = await findingDetail(operator, fresh())
    const rule = { check: check.name, labels: { env: 'test' } }
    const id = await requestException(operator, risk('', { scope: { rule } }))
    await decideException(manager, id, { decision: 'approve' })
    await handIn(operator, 'lab-default.json', 'edge-03', { labels: { env: 'test' } })
    const query = findingsQuery.parse({ check: check.name, limit: 500 })
    const seen = (await listFindings(operator, query)).items.map(
      ({ asset, status, handling }) => `${asset.name} ${handling?.exception === id ? status : 'as it was'}`,
    )
    expect(new Set(seen)).toEqual(new Set(['edge-01 as it was', 'edge-02 accepted', 'edge-03 accepted']))
    const covered = await listFindings(operator, findingsQuery.parse({ exception: id, limit: 500 }))
    expect((await exceptionDetail(manager, id)).covers).toBe(covered.items.length)
    expect(covered.items.every(({ asset }) => asset.name !== 'edge-01')).toBe(true)
  })

  it('names a check that a report has shown, or an advisory, and not both', async () => {
    for (const rule of [{}, { check: 'x/y', advisory: 'CVE-2024-3094' }, { check: 'no/such' }])
      await expect(requestException(operator, risk('', { scope: { rule } }))).rejects.toMatchObject({
        kind: 'invalid',
      })
  })
})

describe('what was accepted', () => {
  it('changes no verdict: the tree of controls is the same to the byte', async () => {
    const owner = harbour.scope('owner')
    const assessment = await createAssessment(owner, { name: 'CIS', framework: 'cis-docker', level: 'L2' })
    const times = { as_of: new Date(Date.now() + HOUR).toISOString() }
    const tree = async () => {
      const { assessment: head, items } = await controlTree(owner, assessment, times)
      return { gauge: head.gauge, coverage: head.coverage, items }
    }
    const before = await tree()
    const everything = (await listFindings(operator, findingsQuery.parse({ limit: 500, status: 'open' })))
      .items
    expect(everything.length).toBeGreaterThan(20)
    const scope = { ids: everything.map(({ id }) => id) }
    for (const kind of ['risk', 'false_positive'] as const) {
      const id = await requestException(operator, risk('', { kind, scope }))
      await decideException(manager, id, { decision: 'approve' })
    }
    expect((await listFindings(operator, findingsQuery.parse({ status: 'active' }))).items).toEqual([])
    expect(JSON.stringify(await tree()) === JSON.stringify(before)).toBe(true)
  })
})

describe('the leaf of a request', () => {
  it('commits to what was asked and says nothing of the reason', async () => {
    const pier = await testTenant('pier')
    const owner = pier.scope('owner')
    await handIn(owner, 'lab-default.json', 'pier-1')
    const [finding] = (await listFindings(owner, findingsQuery.parse({}))).items
    const id = await requestException(owner, risk(finding?.id ?? '', { reason: 'canary-reason' }))
    const { log_index } = await exceptionDetail(owner, id)
    const [entry] = (await entriesView(owner, 'evidence', { start: log_index, end: log_index + 1 })).items
    const text = Buffer.from(entry?.data ?? '', 'base64').toString()
    const leaf = JSON.parse(text)
    expect([leaf.type, leaf.subject.id, text.includes('canary')]).toEqual(['exception', id, false])
    const { expires_at } = await exceptionDetail(owner, id)
    const record = { exception: id, kind: 'risk', findings: [finding?.id], expires_at }
    const none = { check_keys: [], advisory: null, labels: null, lineage: null }
    expect(leaf.subject.sha256).toBe(toHex(nodeSha256(canonicalBytes({ ...record, ...none }))))
  })
})
