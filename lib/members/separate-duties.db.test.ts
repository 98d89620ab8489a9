import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as auditEvents from '@/app/api/v1/audit-events/route'
import * as member from '@/app/api/v1/members/[id]/route'
import * as members from '@/app/api/v1/members/route'
import * as duties from '@/app/api/v1/separate-duties/route'
import * as settings from '@/app/api/v1/settings/route'
import * as rotation from '@/app/api/v1/tokens/[id]/rotate/route'
import * as tokens from '@/app/api/v1/tokens/route'
import { type Sender, type World, world } from '@/tools/testing/world'

const BANK = 'harbour-bank'
const ROLES = ['owner', 'system_admin', 'security_admin', 'audit_admin'] as const
let w: World
let db: pg.Client
const as = {} as Record<(typeof ROLES)[number], Sender>
beforeAll(async () => {
  w = await world()
  db = new pg.Client({ connectionString: w.database.ownerUrl })
  await db.connect()
  for (const role of ROLES) as[role] = await w.signIn(`${role}@${BANK}.example`)
})
afterAll(async () => {
  await db?.end()
  await w?.end()
})

const separate = (on: boolean, who: Sender) =>
  duties.PUT(w.request('PUT', '/api/v1/separate-duties', { as: who, tenant: BANK, body: { separate: on } }))
async function list(who: Sender) {
  return (await members.GET(w.request('GET', '/api/v1/members?limit=500', { as: who, tenant: BANK }))).json()
}
async function idOf(role: string): Promise<string> {
  const { items } = await list(as.owner)
  return items.find((item: { email: string }) => item.email === `${role}@${BANK}.example`).id
}
const give = (id: string, roles: string[], who: Sender) =>
  member.PATCH(w.request('PATCH', `/api/v1/members/${id}`, { as: who, tenant: BANK, body: { roles } }))
/** Whether they may read the audit log, read the tokens, add a member, and change settings. */
async function may(who: Sender) {
  const at = (method: string, path: string, body?: unknown) =>
    w.request(method, `/api/v1${path}`, { as: who, tenant: BANK, ...(body === undefined ? {} : { body }) })
  const answers = [
    await auditEvents.GET(at('GET', '/audit-events')),
    await tokens.GET(at('GET', '/tokens')),
    await members.POST(at('POST', '/members', {})),
    await settings.PATCH(at('PATCH', '/settings', {})),
  ]
  // Whoever is left without a role is told that the tenant is not there.
  return answers.map(({ status }) => status !== 403 && status !== 404)
}

it('gives whoever administers systems no secret that reads more than they do', async () => {
  const make = (kind: string, who: Sender) =>
    tokens.POST(
      w.request('POST', '/api/v1/tokens', { as: who, tenant: BANK, body: { kind, name: `${kind}-t` } }),
    )
  const made = await make('reader', as.owner)
  expect(made.status).toBe(201)
  const { id } = await made.json()
  const rotate = (who: Sender) =>
    rotation.POST(w.request('POST', `/api/v1/tokens/${id}/rotate`, { as: who, tenant: BANK, body: {} }))
  expect((await make('reader', as.system_admin)).status).toBe(403)
  expect((await rotate(as.system_admin)).status).toBe(403)
  expect((await make('agent', as.system_admin)).status).toBe(201)
  expect((await rotate(as.owner)).status).toBe(200)
})

it('is refused until three people hold the three roles for good, one each', async () => {
  const audit = await idOf('audit_admin')
  await give(audit, ['audit_admin', 'system_admin'], as.owner)
  expect(await (await separate(true, as.owner)).json()).toMatchObject({ status: 409, code: 'duties_apart' })
  await give(audit, ['viewer'], as.owner)
  expect(await (await separate(true, as.owner)).json()).toMatchObject({
    code: 'duties_unfilled',
    missing: ['audit_admin'],
  })
  await give(audit, ['audit_admin'], as.owner)
})

it('counts from the next request on: an owner administers nothing more, and each of the three only their own', async () => {
  expect(await may(as.owner)).toEqual([true, true, true, true])
  expect((await separate(true, as.owner)).status).toBe(200)
  expect(await may(as.owner)).toEqual([false, false, false, false])
  expect(await may(as.system_admin)).toEqual([false, true, false, true])
  expect(await may(as.security_admin)).toEqual([false, false, true, false])
  expect(await may(as.audit_admin)).toEqual([true, false, false, false])
  const { rows } = await db.query(`SELECT before, after FROM audit_event WHERE action = 'duties.separated'`)
  expect(rows).toEqual([{ before: { separate_duties: false }, after: { separate_duties: true } }])
})

it('gives nobody two of the three, and keeps a security administrator', async () => {
  const [system, security] = [await idOf('system_admin'), await idOf('security_admin')]
  const both = await give(system, ['system_admin', 'audit_admin'], as.security_admin)
  expect(await both.json()).toMatchObject({ status: 409, code: 'duties_apart' })
  expect(await may(as.system_admin)).toEqual([false, true, false, true])
  const last = await give(security, ['viewer'], as.security_admin)
  expect(await last.json()).toMatchObject({ status: 409, code: 'last_owner' })
})

it('counts neither where a second one came another way, nor one of a provider beside one given here', async () => {
  const add = (role: string, source: string) =>
    db.query(
      `INSERT INTO membership (tenant_id, user_id, role, source, created_at) SELECT m.tenant_id, m.user_id, $1, $2, now()
       FROM membership m JOIN app_user u ON u.id = m.user_id WHERE u.email = $3 LIMIT 1`,
      [role, source, `audit_admin@${BANK}.example`],
    )
  await add('system_admin', 'ldap:x')
  expect(await may(as.audit_admin)).toEqual([true, false, false, false])
  await add('system_admin', 'local')
  expect(await may(as.audit_admin)).toEqual([false, false, false, false])
  await db.query(
    `DELETE FROM membership WHERE role = 'system_admin' AND user_id = (SELECT id FROM app_user WHERE email = $1)`,
    [`audit_admin@${BANK}.example`],
  )
})

it('is ended by a security administrator, and by neither owner nor the others', async () => {
  for (const role of ['owner', 'system_admin', 'audit_admin'] as const) {
    expect((await separate(false, as[role])).status).toBe(403)
  }
  expect((await separate(false, as.security_admin)).status).toBe(200)
  expect(await may(as.owner)).toEqual([true, true, true, true])
})
