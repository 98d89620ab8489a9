import { readFileSync } from 'node:fs'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { systemScope } from '@/lib/access/keys'
import { addAgent } from '@/lib/agents/add-agent'
import { createAssessment } from '@/lib/assessments/create-assessment'
import type { WebhookMessage } from '@/lib/core/webhook'
import { submitReport } from '@/lib/ingest/submit-report'
import { sweepSignIns } from '@/lib/platform/sweep-sign-ins'
import { closeConnections } from '@/lib/store/client'
import { addWebhook } from '@/lib/webhooks/add-webhook'
import { changeWebhook } from '@/lib/webhooks/change-webhook'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { type TestTenant, testTenant, useDatabase } from '@/tools/testing/tenant'
import { lookForNews } from './look-for-news'
import { notifyTenants } from './notify-tenants'

let database: TestDatabase
let owner: pg.Client
let tenant: TestTenant
let neighbour: TestTenant
let hook: string
const DAY = 86_400_000
const scope = () => tenant.scope('owner')
const lab = (file: string) => readFileSync(`demo/reports/docker-bench/${file}`)

beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  tenant = await testTenant('harbour')
  neighbour = await testTenant('pier')
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
})
afterAll(async () => {
  await owner?.end()
  await closeConnections()
  await database.drop()
})

async function handIn(file: string, asset: string, at = new Date()): Promise<void> {
  const input = { asset, kind: null, tool: null, observedAt: at, fullCoverage: false, labels: {} }
  await submitReport(scope(), { ...input, body: new Uint8Array(lab(file)) })
}
const reject = (text: string) =>
  submitReport(scope(), {
    body: new TextEncoder().encode(text),
    asset: 'rack-9',
    kind: null,
    tool: null,
    observedAt: null,
    fullCoverage: false,
    labels: {},
  }).catch(() => null)

/** Looks the tenant over and gives what is told, oldest first, since the last look. */
const told = new Set<string>()
async function look(at = new Date()): Promise<WebhookMessage[]> {
  await lookForNews({ tenant: tenant.tenant }, at)
  const { rows } = await owner.query('SELECT id, message FROM webhook_delivery ORDER BY id')
  const fresh = rows.filter((row) => !told.has(row.id))
  for (const { id } of fresh) told.add(id)
  return fresh.map((row) => row.message)
}

it('has nothing to look for while nobody is told', async () => {
  expect(await notifyTenants()).toBe(0)
})

it('begins with what holds, and tells nothing of it', async () => {
  await createAssessment(scope(), { name: '等保三级', framework: 'mlps-gbt22239-2019', level: 'L3' })
  await handIn('lab-hardened.json', 'web-1')
  const { id } = await addWebhook(
    scope(),
    {
      name: 'ops',
      kind: 'standard',
      url: 'https://hooks.example.com/in',
      events: ['gap.new', 'source.quiet', 'report.rejected'],
    },
    new Date(),
  )
  hook = id
  expect(await notifyTenants()).toBe(1)
  expect(await look()).toEqual([])
  expect(await look()).toEqual([])
})

it('tells new gaps of an assessment once, in one message however many hosts show them', async () => {
  for (const host of ['web-2', 'web-3', 'web-4']) await handIn('lab-default.json', host)
  const [message, ...more] = await look()
  expect(more).toEqual([])
  expect(message).toMatchObject({
    event: 'gap.new',
    path: expect.stringMatching(/^\/assessments\/asm_.*\?show=gap$/),
  })
  if (message?.event !== 'gap.new') throw new Error('no gap')
  expect(message.total).toBeGreaterThan(0)
  expect(message.total).toBe(message.items.length)
  expect(new Set(message.items.map((item) => item.control)).size).toBe(message.total)
  expect(message.items[0]).toMatchObject({
    assessment: { name: '等保三级' },
    verdict: expect.stringMatching(/not_met|partly_met/),
  })
  await handIn('lab-default.json', 'web-5')
  expect(await look()).toEqual([])
})

it('tells nothing of the gaps that a new assessment begins with', async () => {
  await createAssessment(scope(), { name: 'PCI', framework: 'pci-dss-4.0.1' })
  expect(await look()).toEqual([])
})

it('tells a rejected report once, with who sent it and why', async () => {
  await reject('{"not": "a report"}')
  const [message, ...more] = await look()
  expect(more).toEqual([])
  expect(message).toMatchObject({
    event: 'report.rejected',
    total: 1,
    items: [
      { sender: 'owner', code: expect.any(String), path: expect.stringMatching(/^\/submissions\/sub_/) },
    ],
  })
  await reject('{"not": "a report"}')
  expect(await look()).toEqual([])
})

it('tells an agent and assets that have gone quiet, once each', async () => {
  await addAgent(scope(), { name: 'rack-7', quietAfterHours: 48 }, new Date())
  expect(await look(new Date(Date.now() + 47 * 3_600_000))).toEqual([])
  const [agent] = await look(new Date(Date.now() + 49 * 3_600_000))
  expect(agent).toMatchObject({
    event: 'source.quiet',
    total: 1,
    path: '/agents',
    items: [{ source: 'agent', name: 'rack-7' }],
  })
  const [assets] = await look(new Date(Date.now() + 31 * DAY))
  expect(assets).toMatchObject({ event: 'source.quiet', total: 5, path: '/assets' })
  expect(await look(new Date(Date.now() + 32 * DAY))).toEqual([])
})

it('tells again of a source that was heard and went quiet once more', async () => {
  // Back at an instant at which everything was fresh: only the clock moved, so other events may tell again.
  expect((await look()).filter((message) => message.event === 'source.quiet')).toEqual([])
  const [again] = await look(new Date(Date.now() + 33 * DAY))
  expect(again).toMatchObject({ event: 'source.quiet', total: 6 })
})

it('tells only what a webhook wants, and a webhook that is off nothing', async () => {
  await changeWebhook(scope(), hook, { events: ['report.rejected'] }, new Date())
  await look()
  const { rows } = await owner.query('SELECT DISTINCT topic FROM notice')
  expect(rows).toEqual([{ topic: 'report.rejected' }])
  await reject('{"not": "a second report"}')
  expect(await look()).toMatchObject([{ event: 'report.rejected' }])
  await changeWebhook(scope(), hook, { enabled: false }, new Date())
  expect(await notifyTenants(new Date(Date.now() + DAY))).toBe(0)
  await changeWebhook(scope(), hook, { enabled: true }, new Date())
})

it('tells a neighbour, who wants to hear of everything, nothing', async () => {
  const events = ['gap.new', 'source.quiet', 'report.rejected'] as const
  const url = 'https://hooks.example.com/pier'
  await addWebhook(
    neighbour.scope('owner'),
    { name: 'pier', kind: 'standard', url, events: [...events] },
    new Date(),
  )
  const theirs = async () =>
    (await owner.query('SELECT 1 FROM webhook_delivery WHERE tenant_id = $1', [neighbour.tenant.id])).rowCount
  await lookForNews({ tenant: neighbour.tenant })
  await look()
  await reject('{"nor": "is this"}')
  await handIn('lab-default.json', 'web-9')
  await lookForNews({ tenant: neighbour.tenant }, new Date(Date.now() + 30 * DAY))
  expect(await theirs()).toBe(0)
  expect(await look()).not.toEqual([])
  expect(await theirs()).toBe(0)
  await owner.query('DELETE FROM webhook WHERE tenant_id = $1', [neighbour.tenant.id])
})

it('is due when the evidence log has grown and settled, or after ten minutes, and queued once', async () => {
  await look()
  await owner.query('DELETE FROM pgboss.job')
  const jobs = async () =>
    (await owner.query(`SELECT data FROM pgboss.job WHERE name = 'look-for-news'`)).rows.map(
      (row) => row.data.tenant.slug,
    )
  const later = (seconds: number) => notifyTenants(new Date(Date.now() + seconds * 1000))
  expect(await later(60)).toBe(0)
  await handIn('lab-hardened.json', 'web-6')
  expect(await later(0)).toBe(0)
  expect(await later(60)).toBe(1)
  expect(await later(60)).toBe(1)
  expect(await jobs()).toEqual(['harbour'])
  await look()
  expect(await later(60)).toBe(0)
  expect(await later(601)).toBe(1)
})

it('is not looked for in a tenant that is suspended', async () => {
  await owner.query(`UPDATE tenant SET suspended_at = now() WHERE slug = 'harbour'`)
  expect(await notifyTenants(new Date(Date.now() + DAY))).toBe(0)
  await owner.query(`UPDATE tenant SET suspended_at = NULL WHERE slug = 'harbour'`)
})

it('works under a key that may change nothing', () => {
  const key = systemScope(tenant.tenant, 'look-for-news')
  expect([...key.actions].every((action) => action.endsWith('.read'))).toBe(true)
})

it('sweeps attempts to sign in of yesterday, and leaves those of today', async () => {
  await owner.query(
    `INSERT INTO sign_in_throttle VALUES ('old', 3, now() - interval '25 hours'), ('new', 3, now())`,
  )
  expect(await sweepSignIns()).toBe(1)
  const { rows } = await owner.query('SELECT key FROM sign_in_throttle')
  expect(rows).toEqual([{ key: 'new' }])
})
