import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as agent from '@/app/api/v1/agents/[id]/route'
import * as heartbeat from '@/app/api/v1/agents/heartbeat/route'
import * as agents from '@/app/api/v1/agents/route'
import * as auditEvents from '@/app/api/v1/audit-events/route'
import * as password from '@/app/api/v1/me/password/route'
import * as settings from '@/app/api/v1/settings/route'
import { type World, world } from '@/tools/testing/world'

const tenant = 'harbour-bank'
let w: World
let db: pg.Client
let as: { cookie: string; sid: string }
beforeAll(async () => {
  w = await world()
  db = new pg.Client({ connectionString: w.database.ownerUrl })
  await db.connect()
  as = await w.signIn(`owner@${tenant}.example`)
})
afterAll(async () => {
  await db?.end()
  await w?.end()
})

const change = async (body: unknown) =>
  (await settings.PATCH(w.request('PATCH', '/api/v1/settings', { as, tenant, body }))).json()

it('changes what is given, leaves the rest, and answers the whole', async () => {
  expect(await change({ name: '港湾银行总行', idle_minutes: 30 })).toMatchObject({
    slug: tenant,
    name: '港湾银行总行',
    idle_minutes: 30,
    session_minutes: 720,
    time_zone: 'Asia/Shanghai',
  })
  const { rows } = await db.query(`SELECT before, after FROM audit_event WHERE action = 'settings.changed'`)
  expect(rows).toEqual([
    { before: { name: '港湾银行', idle_minutes: 60 }, after: { name: '港湾银行总行', idle_minutes: 30 } },
  ])
})

it('dates a new freshness limit and puts a leaf into the evidence log, in one transaction', async () => {
  await change({ freshness_days: 14 })
  expect((await change({ freshness_days: 7 })).freshness_days).toBe(7)
  const { rows } = await db.query('SELECT days FROM freshness_limit ORDER BY recorded_from')
  expect(rows).toEqual([{ days: 14 }, { days: 7 }])
  const { rows: leaves } = await db.query(
    `SELECT convert_from(leaf, 'UTF8')::jsonb ->> 'type' AS type FROM log_leaf
     WHERE convert_from(leaf, 'UTF8')::jsonb ->> 'type' = 'freshness_limit' ORDER BY idx`,
  )
  expect(leaves).toEqual([{ type: 'freshness_limit' }, { type: 'freshness_limit' }])
})

it('sets a limit for one tool, dated and with a leaf, and takes it back', async () => {
  const tool = 'docker-bench-security'
  expect((await change({ freshness_by_tool: { [tool]: 3 } })).freshness_by_tool).toEqual({ [tool]: 3 })
  const back = await change({ freshness_by_tool: { [tool]: null } })
  expect(back.freshness_by_tool).toEqual({})
  expect(back.tools).toEqual([])
  const limits = await db.query('SELECT days FROM freshness_limit WHERE tool = $1 ORDER BY recorded_from', [
    tool,
  ])
  expect(limits.rows).toEqual([{ days: 3 }, { days: 0 }])
  const leaves = await db.query(
    `SELECT count(*)::int AS n FROM log_leaf WHERE convert_from(leaf, 'UTF8')::jsonb ->> 'type' = 'freshness_limit'`,
  )
  expect(leaves.rows).toEqual([{ n: 4 }])
  const { rows } = await db.query(
    `SELECT before, after FROM audit_event WHERE action = 'settings.changed' ORDER BY id DESC LIMIT 2`,
  )
  expect(rows.map((row) => row.after)).toEqual([
    { [`freshness_days.${tool}`]: null },
    { [`freshness_days.${tool}`]: 3 },
  ])
  expect(await change({ freshness_by_tool: { [tool]: 0 } })).toMatchObject({
    status: 400,
    at: `/freshness_by_tool/${tool}`,
  })
  expect(await change({ freshness_by_tool: { 'No Tool': 3 } })).toMatchObject({ status: 400 })
})

it('writes nothing when nothing changes', async () => {
  const count = async () => (await db.query('SELECT count(*)::int AS n FROM audit_event')).rows[0].n
  const before = await count()
  await change({ idle_minutes: 30 })
  expect(await count()).toBe(before)
})

it('names a setting that cannot be taken', async () => {
  expect(await change({ idle_minutes: 1 })).toMatchObject({ status: 400, at: '/idle_minutes' })
  expect(await change({ time_zone: 'Mars/Olympus' })).toMatchObject({ status: 400, at: '/time_zone' })
  expect(await change({ time_zone: '+08:00' })).toMatchObject({ status: 400, at: '/time_zone' })
  expect(await change({ name: '   ' })).toMatchObject({ status: 400, at: '/name' })
  expect(await change({ slug: 'other' })).toMatchObject({ status: 400, at: '/slug' })
})

it('makes an agent, hears it, and retires it with its tokens; its name stays taken', async () => {
  const add = () => agents.POST(w.request('POST', '/api/v1/agents', { as, tenant, body: { name: 'rack-7' } }))
  const made = await (await add()).json()
  expect(made).toMatchObject({
    name: 'rack-7',
    quiet: false,
    quiet_after_hours: 48,
    submissions: 0,
    last_heard_at: null,
  })
  const beat = () =>
    heartbeat.POST(w.request('POST', '/api/v1/agents/heartbeat', { as: { token: made.token } }))
  expect(await (await beat()).json()).toMatchObject({ agent: made.id, name: 'rack-7', tenant })
  const list = async () => (await agents.GET(w.request('GET', '/api/v1/agents', { as, tenant }))).json()
  expect((await list()).items[0]).toMatchObject({
    id: made.id,
    quiet: false,
    last_heard_at: expect.any(String),
  })
  await db.query(`UPDATE agent SET last_heard_at = now() - interval '49 h' WHERE name = 'rack-7'`)
  expect((await list()).items[0]).toMatchObject({ id: made.id, quiet: true })
  expect((await add()).status).toBe(409)
  expect((await agent.DELETE(w.request('DELETE', `/api/v1/agents/${made.id}`, { as, tenant }))).status).toBe(
    204,
  )
  expect((await beat()).status).toBe(401)
  expect((await list()).items.map(({ name }: { name: string }) => name)).not.toContain('rack-7')
  expect((await add()).status).toBe(409)
})

it('lists audit events newest first, filtered, page by page', async () => {
  const list = async (query: string) =>
    (await auditEvents.GET(w.request('GET', `/api/v1/audit-events?${query}`, { as, tenant }))).json()
  const all = await list('limit=500')
  const times = all.items.map(({ at }: { at: string }) => at)
  expect(times).toEqual([...times].sort().reverse())
  const paged: string[] = []
  for (let cursor = ''; ; ) {
    const page = await list(`limit=3${cursor}`)
    paged.push(...page.items.map(({ id }: { id: string }) => id))
    if (page.next_cursor === null) break
    cursor = `&cursor=${page.next_cursor}`
  }
  expect(paged).toEqual(all.items.map(({ id }: { id: string }) => id))
  const changed = await list('action=settings.changed')
  expect(changed.items).toHaveLength(5)
  expect((await list(`actor=${changed.items[0].actor.id}&action=settings.changed`)).items).toHaveLength(5)
  expect((await list('actor=act_nonsense')).items).toHaveLength(0)
  expect((await list('q=%25')).items).toHaveLength(0)
  expect((await list('q=settings.ch')).items).toHaveLength(5)
})

it('changes a password for who knows the current one, ends every other session and gives this one a new cookie', async () => {
  const email = `manager@${tenant}.example`
  const [here, there] = [await w.signIn(email), await w.signIn(email)]
  const post = (current: string) =>
    password.POST(
      w.request('POST', '/api/v1/me/password', { as: here, body: { current, new: 'a new and longer one' } }),
    )
  expect(await (await post('wrong')).json()).toMatchObject({ status: 400, code: 'wrong_password' })
  const done = await post(w.password(email))
  expect(done.status).toBe(204)
  const renamed = { cookie: (done.headers.get('set-cookie') ?? '').split(';')[0] ?? '' }
  const me = (sender: { cookie: string }) =>
    settings.GET(w.request('GET', '/api/v1/settings', { as: sender, tenant }))
  expect([(await me(renamed)).status, (await me(here)).status, (await me(there)).status]).toEqual([
    200, 401, 401,
  ])
  await expect(w.signIn(email)).rejects.toThrow('wrong')
})
