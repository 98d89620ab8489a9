import { readFileSync } from 'node:fs'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as agents from '@/app/api/v1/agents/route'
import * as me from '@/app/api/v1/me/route'
import * as tenantOf from '@/app/api/v1/platform/tenants/[id]/route'
import * as tenants from '@/app/api/v1/platform/tenants/route'
import * as settings from '@/app/api/v1/settings/route'
import * as submissions from '@/app/api/v1/submissions/route'
import { authorise, SuspendedError } from '@/lib/access/keys'
import { principalFromRequest } from '@/lib/auth/principal-from-request'
import { suspensionOf } from '@/lib/auth/suspension-of'
import { type Sender, type World, world } from '@/tools/testing/world'

const [BANK, PIER] = ['harbour-bank', 'north-pier']
let w: World
let db: pg.Client
let admin: Sender
let owner: Sender
let stranger: Sender
let agent: Sender
let id: string

beforeAll(async () => {
  w = await world()
  db = new pg.Client({ connectionString: w.database.ownerUrl })
  await db.connect()
  admin = await w.signIn(w.logins.platform.email)
  owner = await w.signIn(`owner@${BANK}.example`)
  stranger = await w.signIn(`owner@${PIER}.example`)
  agent = { token: w.logins.tenants.find((one) => one.slug === BANK)?.tokens.agent ?? '' }
  const { items } = await (
    await tenants.GET(w.request('GET', '/api/v1/platform/tenants', { as: admin }))
  ).json()
  id = items.find((one: { slug: string }) => one.slug === BANK).id
})
afterAll(async () => {
  await db?.end()
  await w?.end()
})

const patch = async (body: unknown, as: Sender = admin) =>
  tenantOf.PATCH(w.request('PATCH', `/api/v1/platform/tenants/${id}`, { as, body }))
const read = (as: Sender, tenant = BANK) => settings.GET(w.request('GET', '/api/v1/settings', { as, tenant }))
const report = readFileSync('demo/reports/docker-bench/lab-default.json', 'utf8')
const handIn = (asset: string) =>
  submissions.POST(
    w.request('POST', `/api/v1/submissions?asset=${asset}`, {
      as: agent,
      body: report,
      headers: { 'content-type': 'application/octet-stream' },
    }),
  )
const kept = async () =>
  (
    await db.query(
      `SELECT count(*)::int AS n FROM submission s JOIN tenant t ON t.id = s.tenant_id WHERE t.slug = $1`,
      [BANK],
    )
  ).rows[0].n

describe('a suspended tenant', () => {
  it('needs a reason, which its people read', async () => {
    const bare = await patch({ suspended: true, reason: '  ' })
    expect([bare.status, (await bare.json()).at]).toEqual([400, '/reason'])
    expect((await handIn('web-1')).status).toBe(201)
    const { suspended_at, suspended_reason } = await (
      await patch({ suspended: true, reason: '合同到期' })
    ).json()
    expect([suspended_at, suspended_reason]).toEqual([expect.any(String), '合同到期'])
  })

  it('answers its own people and tokens 503 and when to ask again, and keeps nothing of what they send', async () => {
    const before = await kept()
    for (const answer of [
      await read(owner),
      await handIn('web-2'),
      await agents.GET(w.request('GET', '/api/v1/agents', { as: agent })),
    ]) {
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '3600'])
      expect(await answer.json()).toMatchObject({ code: 'tenant_suspended' })
    }
    expect(await kept()).toBe(before)
  })

  it('is not there for anybody else', async () => {
    const missing = await read(stranger, 'no-such-tenant')
    const theirs = await read(stranger)
    expect(theirs.status).toBe(404)
    expect(await theirs.text()).toBe(await missing.text())
  })

  it('tells at its door why, to its people alone', async () => {
    const principal = (as: Sender) =>
      principalFromRequest(w.request('GET', '/api/v1/settings', { as, tenant: BANK }), 'required')
    const own = await principal(owner)
    expect(await suspensionOf(own, BANK)).toMatchObject({ reason: '合同到期', suspendedAt: expect.any(Date) })
    expect(() => authorise(own, 'tenant.read')).toThrow(SuspendedError)
    expect(await suspensionOf(await principal(stranger), BANK)).toBeNull()
    expect(await suspensionOf(null, BANK)).toBeNull()
    const said = await (await me.GET(w.request('GET', '/api/v1/me', { as: owner }))).json()
    expect([said.tenants, said.suspended_tenants]).toEqual([[], [{ slug: BANK, name: '港湾银行' }]])
  })

  it('goes on with everything that was accepted', async () => {
    expect((await patch({ suspended: false })).status).toBe(200)
    expect((await read(owner)).status).toBe(200)
    expect((await handIn('web-2')).status).toBe(201)
    expect((await (await read(owner)).json()).tools).toEqual(['docker-bench-security'])
    const list = await (await tenants.GET(w.request('GET', '/api/v1/platform/tenants', { as: admin }))).json()
    expect(list.items.find((one: { slug: string }) => one.slug === BANK)).toMatchObject({
      suspended_at: null,
      suspended_reason: null,
    })
  })
})

it('is renamed, keeps its short name, and has it all in its own audit log and in the platform’s', async () => {
  expect(await (await patch({ name: ' 港湾银行总行 ' })).json()).toMatchObject({
    name: '港湾银行总行',
    slug: BANK,
  })
  await patch({ name: '港湾银行总行' })
  const told = async (house: boolean) =>
    (
      await db.query(
        `SELECT e.action, e.before, e.after FROM audit_event e JOIN tenant t ON t.id = e.tenant_id
         WHERE e.action LIKE 'tenant.%' AND e.target_id = $1 AND (t.slug = '') = $2 ORDER BY e.id`,
        [id, house],
      )
    ).rows
  expect(await told(false)).toMatchObject([
    { action: 'tenant.suspended', after: { reason: '合同到期', by: expect.stringMatching(/^usr_/) } },
    { action: 'tenant.resumed', before: { reason: '合同到期' } },
    { action: 'tenant.renamed', before: { name: '港湾银行' }, after: { name: '港湾银行总行' } },
  ])
  expect(await told(true)).toMatchObject([
    { action: 'tenant.suspended', after: { reason: '合同到期', tenant: BANK } },
    { action: 'tenant.resumed', before: { reason: '合同到期' } },
    { action: 'tenant.renamed', after: { name: '港湾银行总行', tenant: BANK } },
  ])
})

it('is to be deleted after days that are told, stays when that is taken back, and its export is asked for', async () => {
  for (const days of [6, 366]) expect((await patch({ delete_in_days: days })).status).toBe(400)
  const soon = await (await patch({ delete_in_days: 30 })).json()
  expect(Math.round((Date.parse(soon.delete_after) - Date.now()) / 86_400_000)).toBe(30)
  expect(soon.delete_asked_at).not.toBeNull()
  expect((await patch({ delete_in_days: null })).status).toBe(200)
  expect(await (await patch({ ask_export: true })).json()).toMatchObject({
    delete_after: null,
    delete_asked_at: null,
    export_asked_at: expect.any(String),
  })
})

it('may hand in as much as it is given, which is told with it and can be taken back', async () => {
  const quota = { reports_a_minute: 60, bytes_a_day: 1_000_000_000, assets: null }
  expect((await patch({ quota: { ...quota, assets: 0 } })).status).toBe(400)
  expect(await (await patch({ quota })).json()).toMatchObject({ quota })
  const none = { reports_a_minute: null, bytes_a_day: null, assets: null }
  expect(await (await patch({ quota: none })).json()).toMatchObject({ quota: none })
})

it('is changed by administrators of the platform alone', async () => {
  const quota = { reports_a_minute: null, bytes_a_day: null, assets: null }
  for (const body of [
    { quota },
    { name: 'stolen' },
    { suspended: true, reason: 'x' },
    { delete_in_days: 30 },
  ])
    expect((await patch(body, owner)).status).toBe(403)
})
