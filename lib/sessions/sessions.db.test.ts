import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as one from '@/app/api/v1/member-sessions/[id]/route'
import * as list from '@/app/api/v1/member-sessions/route'
import * as all from '@/app/api/v1/members/[id]/sessions/route'
import * as own from '@/app/api/v1/sessions/route'
import * as submissions from '@/app/api/v1/submissions/route'
import { joinTenant } from '@/tools/testing/join-tenant'
import { type Sender, type World, world } from '@/tools/testing/world'

const [BANK, PIER] = ['harbour-bank', 'north-pier']
const BOTH = `viewer@${BANK}.example`
let w: World
let db: pg.Client
let boss: Sender
let pier: Sender
beforeAll(async () => {
  w = await world()
  db = new pg.Client({ connectionString: w.database.ownerUrl })
  await db.connect()
  boss = await w.signIn(`owner@${BANK}.example`)
  pier = await w.signIn(`owner@${PIER}.example`)
  // A person of both tenants.
  await joinTenant(w, pier, PIER, { email: BOTH, roles: ['viewer'] })
})
afterAll(async () => {
  await db?.end()
  await w?.end()
})

const enters = async (as: Sender, tenant: string) =>
  (await submissions.GET(w.request('GET', '/api/v1/submissions', { as, tenant }))).status
async function seen(as: Sender, tenant: string, query = '') {
  const answer = await list.GET(w.request('GET', `/api/v1/member-sessions${query}`, { as, tenant }))
  return (
    (await answer.json()) as {
      items: { id: string; user: { id: string; email: string }; current: boolean }[]
    }
  ).items
}
const endOne = (id: string, as: Sender, tenant: string) =>
  one.DELETE(w.request('DELETE', `/api/v1/member-sessions/${id}`, { as, tenant }))
const endAll = (id: string, as: Sender, tenant: string) =>
  all.DELETE(w.request('DELETE', `/api/v1/members/${id}/sessions`, { as, tenant }))
const idOf = async (email: string) =>
  `usr_${(await db.query('SELECT id FROM app_user WHERE email = $1', [email])).rows[0].id.replaceAll('-', '')}`
const events = async (action: string) =>
  (
    await db.query(
      'SELECT t.slug FROM audit_event e JOIN tenant t ON t.id = e.tenant_id WHERE e.action = $1 ORDER BY 1',
      [action],
    )
  ).rows.map(({ slug }) => slug)

describe("members' sessions", () => {
  it('are seen by a tenant once they are used there, and by no other', async () => {
    const session = await w.signIn(BOTH)
    const mine = async (as: Sender, tenant: string) =>
      (await seen(as, tenant)).filter(({ user }) => user.email === BOTH)
    expect(await mine(boss, BANK)).toHaveLength(0)
    expect(await enters(session, BANK)).toBe(200)
    expect(await mine(boss, BANK)).toHaveLength(1)
    expect(await mine(pier, PIER)).toHaveLength(0)
    expect(await enters(session, PIER)).toBe(200)
    expect(await mine(pier, PIER)).toHaveLength(1)
    expect((await seen(boss, BANK)).filter(({ current }) => current)).toHaveLength(1)
    expect(await seen(boss, BANK, `?member=${await idOf(BOTH)}`)).toHaveLength(1)
    expect(await seen(boss, BANK, '?member=usr_nobody')).toHaveLength(0)
  })

  it('are read by owners and auditors, and ended by owners alone', async () => {
    const [auditor, manager] = [
      await w.signIn(`auditor@${BANK}.example`),
      await w.signIn(`manager@${BANK}.example`),
    ]
    const status = async (as: Sender) =>
      (await list.GET(w.request('GET', '/api/v1/member-sessions', { as, tenant: BANK }))).status
    expect([await status(auditor), await status(manager)]).toEqual([200, 403])
    expect((await endAll(await idOf(BOTH), auditor, BANK)).status).toBe(403)
  })

  it('of a person of two tenants end in the one that ends them, and go on in the other', async () => {
    const session = await w.signIn(BOTH)
    expect([await enters(session, BANK), await enters(session, PIER)]).toEqual([200, 200])
    const [last] = await seen(boss, BANK, `?member=${await idOf(BOTH)}`)
    expect((await endOne(last?.id ?? '', boss, BANK)).status).toBe(204)
    expect([await enters(session, BANK), await enters(session, PIER)]).toEqual([401, 200])
    expect((await endOne(last?.id ?? '', boss, BANK)).status).toBe(404)
    expect(await enters(await w.signIn(BOTH), BANK)).toBe(200)
    expect(await events('member.session_ended')).toEqual([BANK])
  })

  it('end all at once, those too that were not used here yet', async () => {
    const [used, unused] = [await w.signIn(BOTH), await w.signIn(BOTH)]
    await enters(used, BANK)
    expect((await endAll(await idOf(BOTH), boss, BANK)).status).toBe(204)
    expect([await enters(used, BANK), await enters(unused, BANK), await enters(unused, PIER)]).toEqual([
      401, 401, 200,
    ])
    expect(await events('member.sessions_ended')).toEqual([BANK])
  })

  it('of a person of this tenant alone end altogether', async () => {
    const email = `operator@${BANK}.example`
    const session = await w.signIn(email)
    await endAll(await idOf(email), boss, BANK)
    const answer = await own.GET(w.request('GET', '/api/v1/sessions', { as: session }))
    expect(answer.status).toBe(401)
  })
})

it('ends all of one’s own sessions but this one, and says so in each of one’s tenants', async () => {
  const [here, there] = [await w.signIn(BOTH), await w.signIn(BOTH)]
  expect((await own.DELETE(w.request('DELETE', '/api/v1/sessions', { as: here }))).status).toBe(204)
  expect([await enters(here, PIER), await enters(there, PIER)]).toEqual([200, 401])
  expect(await events('sessions.ended')).toEqual([BANK, PIER])
})

it('ends a session that has been open for as long as the tenant allows, though it was in use', async () => {
  const session = await w.signIn(`manager@${BANK}.example`)
  expect(await enters(session, BANK)).toBe(200)
  await db.query(`UPDATE tenant SET session_minutes = 30 WHERE slug = $1`, [BANK])
  await db.query(
    `UPDATE session SET created_at = now() - interval '31 minutes' WHERE user_id = (SELECT id FROM app_user WHERE email = $1)`,
    [`manager@${BANK}.example`],
  )
  expect(await enters(session, BANK)).toBe(401)
  await db.query(`UPDATE tenant SET session_minutes = 720`)
})
