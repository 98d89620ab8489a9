import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as administrator from '@/app/api/v1/platform/administrators/[id]/route'
import * as administrators from '@/app/api/v1/platform/administrators/route'
import * as audit from '@/app/api/v1/platform/audit-events/route'
import * as providers from '@/app/api/v1/platform/identity-providers/route'
import * as duties from '@/app/api/v1/platform/separate-duties/route'
import * as tenants from '@/app/api/v1/platform/tenants/route'
import type { Sender, World } from '@/tools/testing/world'
import { world } from '@/tools/testing/world'

const ROLES = ['system_admin', 'security_admin', 'audit_admin'] as const
const [BANK, PIER] = ['harbour-bank', 'north-pier']
let w: World
let db: pg.Client
let root: Sender
/** Three people who administer the platform besides, by the duty they are given here. */
const as = {} as Record<(typeof ROLES)[number], Sender>
const emails = ROLES.map((role) => `${role}@${PIER}.example`)
beforeAll(async () => {
  w = await world()
  db = new pg.Client({ connectionString: w.database.ownerUrl })
  await db.connect()
  await db.query('UPDATE app_user SET platform_admin = true WHERE email = ANY($1)', [emails])
  root = await w.signIn(w.logins.platform.email)
  for (const role of ROLES) as[role] = await w.signIn(`${role}@${PIER}.example`)
})
afterAll(async () => {
  await db?.end()
  await w?.end()
})

const call = (method: string, path: string, who: Sender, body?: unknown) =>
  w.request(method, `/api/v1/platform${path}`, { as: who, ...(body === undefined ? {} : { body }) })
const list = async (who: Sender) => (await administrators.GET(call('GET', '/administrators', who))).json()
async function give(email: string, duty: string | null, who: Sender) {
  const { items } = await list(root).then((page) => (page.items ? page : list(as.security_admin)))
  const { id } = items.find((one: { email: string }) => one.email === email)
  return administrator.PATCH(call('PATCH', `/administrators/${id}`, who, { duty }))
}
const separate = (on: boolean, who: Sender) =>
  duties.PUT(call('PUT', '/separate-duties', who, { separate: on }))
/** Whether they may read tenants, make one, read providers, add one, give duties, and read the audit log. */
async function may(who: Sender) {
  const answers = [
    await tenants.GET(call('GET', '/tenants', who)),
    await tenants.POST(call('POST', '/tenants', who, {})),
    await providers.GET(call('GET', '/identity-providers', who)),
    await providers.POST(call('POST', '/identity-providers', who, {})),
    await duties.PUT(call('PUT', '/separate-duties', who, {})),
    await audit.GET(call('GET', '/audit-events', who)),
  ]
  return answers.map(({ status }) => status !== 403)
}
const ALL = [true, true, true, true, true, true]
const NONE = ALL.map(() => false)

it('is off at first: every administrator may do all of it, and nobody else anything', async () => {
  expect(await may(root)).toEqual(ALL)
  expect(await may(as.audit_admin)).toEqual(ALL)
  expect(await may(await w.signIn(`owner@${BANK}.example`))).toEqual(NONE)
})

it('is refused until each of the three is somebody’s, who can sign in', async () => {
  expect(await (await separate(true, root)).json()).toMatchObject({
    status: 409,
    code: 'duties_unfilled',
    missing: [...ROLES],
  })
  for (const role of ROLES) expect((await give(`${role}@${PIER}.example`, role, root)).status).toBe(200)
  await db.query('UPDATE app_user SET disabled_at = now() WHERE email = $1', [emails[2]])
  expect(await (await separate(true, root)).json()).toMatchObject({ missing: ['audit_admin'] })
  await db.query('UPDATE app_user SET disabled_at = NULL WHERE email = $1', [emails[2]])
})

it('counts from the next request on: each does only what their duty is, and who has none does nothing', async () => {
  expect((await separate(true, root)).status).toBe(200)
  expect(await may(root)).toEqual(NONE)
  expect(await may(as.system_admin)).toEqual([true, true, true, true, false, false])
  expect(await may(as.security_admin)).toEqual([true, false, true, false, true, false])
  expect(await may(as.audit_admin)).toEqual([true, false, false, false, false, true])
})

it('keeps each of the three filled, and makes nobody an administrator', async () => {
  const taken = await give(`${ROLES[1]}@${PIER}.example`, null, as.security_admin)
  expect(await taken.json()).toMatchObject({ status: 409, code: 'duties_unfilled' })
  const { rows } = await db.query('SELECT id FROM app_user WHERE email = $1', [`owner@${BANK}.example`])
  const id = `usr_${rows[0].id.replaceAll('-', '')}`
  const body = { duty: 'system_admin' }
  const stranger = await administrator.PATCH(call('PATCH', `/administrators/${id}`, as.security_admin, body))
  expect(stranger.status).toBe(404)
  expect((await give(w.logins.platform.email, 'system_admin', as.system_admin)).status).toBe(403)
  expect((await give(w.logins.platform.email, 'system_admin', as.security_admin)).status).toBe(200)
  expect(await may(root)).toEqual([true, true, true, true, false, false])
})

it('is ended by a security administrator alone, and all of it is in the platform’s audit log', async () => {
  for (const who of [root, as.system_admin, as.audit_admin]) {
    expect((await separate(false, who)).status).toBe(403)
  }
  expect((await separate(false, as.security_admin)).status).toBe(200)
  expect(await may(root)).toEqual(ALL)
  const { items } = await (await audit.GET(call('GET', '/audit-events?limit=200', root))).json()
  const said: string[] = items.map((event: { action: string }) => event.action)
  expect(said.filter((action) => /^(duties|administrator)\./.test(action)).reverse()).toEqual([
    'administrator.duty_given',
    'administrator.duty_given',
    'administrator.duty_given',
    'duties.separated',
    'administrator.duty_given',
    'duties.joined',
  ])
  const { rows } = await db.query(
    `SELECT count(*)::int AS n FROM audit_event e JOIN tenant t ON t.id = e.tenant_id
     WHERE t.slug <> '' AND e.action ~ '^(duties|administrator)'`,
  )
  expect(rows).toEqual([{ n: 0 }])
})
