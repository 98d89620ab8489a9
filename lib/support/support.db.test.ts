import pg from 'pg'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import * as findings from '@/app/api/v1/findings/route'
import * as me from '@/app/api/v1/me/route'
import * as members from '@/app/api/v1/members/route'
import * as supportOf from '@/app/api/v1/support-access/[administrator]/route'
import * as support from '@/app/api/v1/support-access/route'
import * as tokens from '@/app/api/v1/tokens/route'
import { type Sender, type World, world } from '@/tools/testing/world'

vi.mock('next/headers', () => ({ headers: async () => seen.headers }))
const seen = vi.hoisted(() => ({ headers: new Headers() }))

const [BANK, PIER] = ['harbour-bank', 'north-pier']
let w: World
let db: pg.Client
let admin: Sender & { cookie: string }
let owner: Sender
let id: string
beforeAll(async () => {
  w = await world()
  db = new pg.Client({ connectionString: w.database.ownerUrl })
  await db.connect()
  admin = await w.signIn(w.logins.platform.email)
  owner = await w.signIn(`owner@${BANK}.example`)
})
afterAll(async () => {
  await db?.end()
  await w?.end()
})

const list = (as: Sender) => support.GET(w.request('GET', '/api/v1/support-access', { as, tenant: BANK }))
const grant = (body: object, as: Sender = owner) =>
  support.POST(w.request('POST', '/api/v1/support-access', { as, tenant: BANK, body }))
const reads = async (tenant = BANK, query = '') =>
  (await findings.GET(w.request('GET', `/api/v1/findings${query}`, { as: admin, tenant }))).status
async function log(action: string) {
  const { rows } = await db.query(
    `SELECT e.target_id, e.after, a.subject FROM audit_event e JOIN tenant t ON t.id = e.tenant_id AND t.slug = $2
     JOIN actor a ON a.tenant_id = e.tenant_id AND a.id = e.actor_ref WHERE e.action = $1 ORDER BY e.at, e.id`,
    [action, BANK],
  )
  return rows
}
const hours = (until: string) => Math.round((Date.parse(until) - Date.now()) / 3_600_000)

it('is nobody’s without consent: the platform sees nothing', async () => {
  expect(await reads()).toBe(404)
  expect((await list(admin)).status).toBe(404)
})

it('is given by who manages people, to an administrator of the platform alone, for 72 hours at most', async () => {
  const { items, administrators } = await (await list(owner)).json()
  expect(items).toEqual([])
  expect(administrators).toMatchObject([{ email: w.logins.platform.email }])
  id = administrators[0].id
  expect((await grant({ administrator: id, hours: 73 })).status).toBe(400)
  expect((await grant({ administrator: id, role: 'owner' })).status).toBe(400)
  const people = await (
    await members.GET(w.request('GET', '/api/v1/members', { as: owner, tenant: BANK }))
  ).json()
  expect((await grant({ administrator: people.items[0].id })).status).toBe(400)
  for (const role of ['manager', 'auditor', 'operator', 'viewer']) {
    const other = await w.signIn(`${role}@${BANK}.example`)
    expect([role, (await grant({ administrator: id }, other)).status]).toEqual([role, 403])
    expect((await (await list(other)).json()).administrators).toEqual([])
  }
})

it('lets them read for eight hours where nothing is said, in this tenant alone, and every member sees it', async () => {
  const made = await (await grant({ administrator: id })).json()
  expect(made.items).toMatchObject([{ id, role: 'viewer' }])
  expect(hours(made.items[0].until)).toBe(8)
  expect(await reads()).toBe(200)
  expect(await reads(PIER)).toBe(404)
  const viewer = await w.signIn(`viewer@${BANK}.example`)
  expect((await (await list(viewer)).json()).items).toMatchObject([{ id }])
  const people = await (
    await members.GET(w.request('GET', '/api/v1/members?limit=500', { as: owner, tenant: BANK }))
  ).json()
  expect(people.items.map((one: { id: string }) => one.id)).not.toContain(id)
  expect(await log('support.granted')).toMatchObject([{ target_id: id, after: { role: 'viewer' } }])
})

it('has every address that they read in the tenant’s audit log, before it is answered', async () => {
  await reads(BANK, '?severity=HIGH')
  const read = await log('support.read')
  expect(read.map((row) => row.target_id)).toEqual(['/api/v1/findings', '/api/v1/findings?severity=HIGH'])
  const { rows } = await db.query('SELECT id FROM app_user WHERE email = $1', [w.logins.platform.email])
  expect(new Set(read.map((row) => row.subject))).toEqual(new Set([rows[0].id]))
  await db.query('ALTER TABLE audit_event RENAME TO audit_event_away')
  const unread = await reads(BANK, '?severity=LOW')
  await db.query('ALTER TABLE audit_event_away RENAME TO audit_event')
  expect(unread).toBeGreaterThanOrEqual(500)
})

it('lets them in where local passwords are closed', async () => {
  const close = (to: string) => db.query('UPDATE tenant SET local_sign_in = $1 WHERE slug = $2', [to, BANK])
  const viewer = await w.signIn(`viewer@${BANK}.example`)
  await close('break_glass')
  const closed = [await reads(), (await list(viewer)).status]
  await close('everyone')
  expect(closed).toEqual([200, 404])
})

it('notes pages too', async () => {
  seen.headers = new Headers({ cookie: admin.cookie, 'x-page': `/t/${BANK}/findings?severity=HIGH` })
  const { pageScope } = await import('@/app/t/[tenant]/page-scope')
  const { actions } = await pageScope(BANK, 'findings.read')
  expect(actions.filter((action) => !action.endsWith('.read'))).toEqual([])
  expect((await log('support.read')).at(-1)?.target_id).toBe(`/t/${BANK}/findings?severity=HIGH`)
})

it('changes nothing, as an auditor neither, who reads members and tokens too', async () => {
  const call = (method: string, path: string) =>
    w.request(method, `/api/v1${path}`, { as: admin, tenant: BANK })
  expect((await tokens.GET(call('GET', '/tokens'))).status).toBe(403)
  const made = await (await grant({ administrator: id, role: 'auditor', hours: 72 })).json()
  expect(made.items).toHaveLength(1)
  expect(hours(made.items[0].until)).toBe(72)
  expect((await tokens.GET(call('GET', '/tokens'))).status).toBe(200)
  expect((await grant({ administrator: id }, admin)).status).toBe(403)
  const { tenant } = await (await me.GET(call('GET', '/me'))).json()
  expect(tenant.actions.filter((action: string) => !action.endsWith('.read'))).toEqual([])
  expect(tenant.actions).toContain('audit.read')
})

it('ends at once when it is ended, and is not there to end again', async () => {
  const end = () =>
    supportOf.DELETE(w.request('DELETE', `/api/v1/support-access/${id}`, { as: owner, tenant: BANK }))
  expect((await end()).status).toBe(204)
  expect(await reads()).toBe(404)
  expect((await end()).status).toBe(404)
  expect(await log('support.ended')).toMatchObject([{ target_id: id }])
})

it('ends by itself, and with the office of who had it', async () => {
  await grant({ administrator: id, hours: 1 })
  expect(await reads()).toBe(200)
  await db.query(`UPDATE app_user SET platform_admin = false WHERE email = $1`, [w.logins.platform.email])
  expect(await reads()).toBe(404)
  await db.query(`UPDATE app_user SET platform_admin = true WHERE email = $1`, [w.logins.platform.email])
  expect(await reads()).toBe(200)
  await db.query(`UPDATE membership SET valid_until = now() - interval '1 second' WHERE source = 'support'`)
  expect(await reads()).toBe(404)
  expect((await (await list(owner)).json()).items).toEqual([])
})
