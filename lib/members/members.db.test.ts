import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as member from '@/app/api/v1/members/[id]/route'
import * as members from '@/app/api/v1/members/route'
import { lookup, systemScope } from '@/lib/access/keys'
import { signIn } from '@/lib/auth/sign-in'
import { findTenant } from '@/lib/store/tenants/find-tenant'
import { joinTenant } from '@/tools/testing/join-tenant'
import { type Sender, type World, world } from '@/tools/testing/world'
import { changeMember } from './change-member'

const BANK = 'harbour-bank'
let w: World
let db: pg.Client
let boss: Sender
beforeAll(async () => {
  w = await world()
  db = new pg.Client({ connectionString: w.database.ownerUrl })
  await db.connect()
  boss = await w.signIn(`owner@${BANK}.example`)
})
afterAll(async () => {
  await db?.end()
  await w?.end()
})

const call = { tenant: BANK }
const add = (body: unknown) => members.POST(w.request('POST', '/api/v1/members', { ...call, as: boss, body }))
const change = (id: string, body: unknown) =>
  member.PATCH(w.request('PATCH', `/api/v1/members/${id}`, { ...call, as: boss, body }))
const remove = (id: string) =>
  member.DELETE(w.request('DELETE', `/api/v1/members/${id}`, { ...call, as: boss }))
async function idOf(email: string): Promise<string> {
  const list = await (
    await members.GET(w.request('GET', '/api/v1/members?limit=500', { ...call, as: boss }))
  ).json()
  return list.items.find((item: { email: string }) => item.email === email)?.id
}
const signsIn = async (email: string, password: string) =>
  (await signIn({ email, password, address: '192.0.2.9', userAgent: null, at: new Date() })).outcome

describe('adding a member', () => {
  it('gives somebody who is new an initial password, once, with which they come in', async () => {
    const made = await (await add({ email: 'New.One@bank.example', name: '新人', role: 'operator' })).json()
    expect(made).toMatchObject({
      email: 'new.one@bank.example',
      roles: [
        {
          role: 'operator',
          source: 'local',
          provider: null,
          valid_from: null,
          valid_until: null,
          label_rule: null,
        },
      ],
    })
    expect(await signsIn('new.one@bank.example', made.initial_password)).toBe('ok')
    const { rows } = await db.query(`SELECT password_hash FROM app_user WHERE email = 'new.one@bank.example'`)
    expect(rows[0].password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  })

  it('is refused for somebody the server knows, who keeps name and password', async () => {
    const email = 'viewer@north-pier.example'
    const made = await (await add({ email, name: 'Somebody Else', role: 'auditor' })).json()
    expect(made).toMatchObject({ status: 409, code: 'invite_them' })
    await joinTenant(w, boss, BANK, { email, roles: ['auditor'] })
    expect(await signsIn(email, w.password(email))).toBe('ok')
  })

  it('refuses a second time, and an end that has passed', async () => {
    const email = `viewer@${BANK}.example`
    expect((await add({ email, name: 'x', role: 'owner' })).status).toBe(409)
    const past = { email: 'p@q.example', name: 'x', role: 'viewer', valid_until: '2020-01-01T00:00:00Z' }
    expect(await (await add(past)).json()).toMatchObject({ status: 400, at: '/valid_until' })
  })
})

describe('a role from one day to another', () => {
  const DAY = 86_400_000
  const day = (n: number) => new Date(Date.now() + n * DAY).toISOString()
  const email = 'outside@audit.example'
  let id: string
  let person: Sender
  const reads = async () =>
    (await members.GET(w.request('GET', '/api/v1/members', { ...call, as: person }))).status
  const move = (from: string, until: string) =>
    db.query(
      `UPDATE membership SET valid_from = now() + $2::interval, valid_until = now() + $3::interval
       WHERE user_id = (SELECT id FROM app_user WHERE email = $1)`,
      [email, from, until],
    )
  beforeAll(async () => {
    const period = { valid_from: day(2), valid_until: day(9) }
    const made = await (await add({ email, name: '外部审计', role: 'auditor', ...period })).json()
    expect(made.roles).toMatchObject([{ role: 'auditor', source: 'local', ...period }])
    id = made.id
    // They have chosen a password of their own.
    await db.query(`UPDATE app_user SET must_change_password = false WHERE email = $1`, [email])
    const at = new Date()
    const door = { email, password: made.initial_password, address: '192.0.2.9', userAgent: null, at }
    const came = await signIn(door)
    if (came.outcome !== 'ok') throw new Error(came.outcome)
    person = { cookie: await w.cookie(came.sid) }
  })

  it('gives nothing before it begins and nothing from the request after its end, in an open session', async () => {
    expect(await reads()).toBe(404)
    await move('-1 day', '1 day')
    expect(await reads()).toBe(200)
    await move('-2 days', '-1 second')
    expect(await reads()).toBe(404)
  })

  it('is told to the owner two weeks ahead, once it is in force or about to be, and not after', async () => {
    const soon = async () =>
      (await (await members.GET(w.request('GET', '/api/v1/members', { ...call, as: boss }))).json())
        .ending_soon
    await move('-1 day', '13 days')
    expect(await soon()).toMatchObject([{ id, role: 'auditor' }])
    await move('-1 day', '15 days')
    expect(await soon()).toEqual([])
    await move('-2 days', '-1 second')
    expect(await soon()).toEqual([])
  })

  it('keeps its begin when its roles change, and refuses an end before the begin', async () => {
    const [from, until] = [day(3), day(5)]
    await change(id, { roles: ['auditor'], valid_from: from, valid_until: until })
    const kept = await (await change(id, { roles: ['auditor'] })).json()
    expect(kept.roles).toMatchObject([
      { role: 'auditor', source: 'local', valid_from: from, valid_until: until },
    ])
    const turned = { roles: ['auditor'], valid_from: until, valid_until: from }
    expect(await (await change(id, turned)).json()).toMatchObject({ status: 400, at: '/valid_until' })
    expect(await (await change(id, { roles: ['auditor'], valid_until: day(1) })).json()).toMatchObject({
      status: 400,
      at: '/valid_until',
    })
  })

  it('does not count as an owner who stays before it begins', async () => {
    await change(id, { roles: ['owner'], valid_from: day(3), valid_until: null })
    expect(await (await remove(await idOf(`owner@${BANK}.example`))).json()).toMatchObject({
      status: 409,
      code: 'last_owner',
    })
    await remove(id)
  })
})

describe('changing and removing', () => {
  it('sets roles, keeps their ends unless told, and writes both sides into the audit log', async () => {
    const id = await idOf(`operator@${BANK}.example`)
    const until = new Date(Date.now() + 86_400_000).toISOString()
    await change(id, { roles: ['operator'], valid_until: until })
    const after = await (await change(id, { roles: ['operator', 'auditor'] })).json()
    expect(after.roles).toEqual([
      {
        role: 'auditor',
        source: 'local',
        provider: null,
        valid_from: null,
        valid_until: null,
        label_rule: null,
      },
      {
        role: 'operator',
        source: 'local',
        provider: null,
        valid_from: null,
        valid_until: until,
        label_rule: null,
      },
    ])
    const { rows } = await db.query(
      `SELECT before, after FROM audit_event WHERE action = 'member.changed' ORDER BY at DESC LIMIT 1`,
    )
    expect(rows[0].before.roles).toEqual([
      { role: 'operator', valid_from: null, valid_until: until, label_rule: null },
    ])
    expect(rows[0].after.roles).toHaveLength(2)
  })

  it('keeps the last owner whose role does not end: neither removed, demoted nor time-boxed, and nothing is half done', async () => {
    const id = await idOf(`owner@${BANK}.example`)
    const soon = new Date(Date.now() + 86_400_000).toISOString()
    for (const answer of [
      await remove(id),
      await change(id, { roles: ['viewer'] }),
      await change(id, { roles: ['owner'], valid_until: soon }),
    ]) {
      expect(await answer.json()).toMatchObject({ status: 409, code: 'last_owner' })
    }
    const { rows } = await db.query(
      `SELECT role, valid_until FROM membership WHERE user_id = (SELECT id FROM app_user WHERE email = $1)`,
      [`owner@${BANK}.example`],
    )
    expect(rows).toEqual([{ role: 'owner', valid_until: null }])
  })

  it('does not let two owners demote each other at once', async () => {
    const email = `manager@${BANK}.example`
    const [one, two] = [await idOf(`owner@${BANK}.example`), await idOf(email)]
    await change(two, { roles: ['owner'] })
    const tenant = await findTenant(lookup('set-up'), BANK)
    if (!tenant) throw new Error('no tenant')
    const scope = systemScope(tenant, 'set-up')
    const to = { roles: ['viewer' as const], validUntil: undefined }
    const results = await Promise.allSettled([one, two].map((id) => changeMember(scope, id, to, new Date())))
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const { rows } = await db.query(
      `SELECT count(*)::int AS n FROM membership m JOIN tenant t ON t.id = m.tenant_id WHERE t.slug = $1 AND role = 'owner'`,
      [BANK],
    )
    expect(rows[0].n).toBe(1)
    await db.query(
      `UPDATE membership SET role = 'owner' WHERE user_id = (SELECT id FROM app_user WHERE email = $1)`,
      [`owner@${BANK}.example`],
    )
  })

  it('takes a person out at once, of this tenant only', async () => {
    const email = 'viewer@north-pier.example'
    const id = await idOf(email)
    expect((await remove(id)).status).toBe(204)
    expect((await remove(id)).status).toBe(404)
    const { rows } = await db.query(
      `SELECT t.slug FROM membership_directory d JOIN tenant t ON t.id = d.tenant_id JOIN app_user u ON u.id = d.user_id WHERE u.email = $1`,
      [email],
    )
    expect(rows).toEqual([{ slug: 'north-pier' }])
  })

  it('does not reach the people of another tenant', async () => {
    const { rows } = await db.query(`SELECT id FROM app_user WHERE email = 'owner@north-pier.example'`)
    const id = `usr_${rows[0].id.replaceAll('-', '')}`
    expect((await change(id, { roles: ['viewer'] })).status).toBe(404)
    expect(await idOf('owner@north-pier.example')).toBeUndefined()
  })
})

it('pages through the list without losing or repeating anybody', async () => {
  const seen: string[] = []
  let cursor = ''
  do {
    const page = await (
      await members.GET(w.request('GET', `/api/v1/members?limit=2${cursor}`, { ...call, as: boss }))
    ).json()
    seen.push(...page.items.map((item: { id: string }) => item.id))
    cursor = page.next_cursor === null ? '' : `&cursor=${page.next_cursor}`
    if (seen.length > 50) break
  } while (cursor !== '')
  const { rows } = await db.query(
    `SELECT count(DISTINCT user_id)::int AS n FROM membership m JOIN tenant t ON t.id = m.tenant_id WHERE t.slug = $1`,
    [BANK],
  )
  expect(new Set(seen).size).toBe(rows[0].n)
  expect(seen).toHaveLength(rows[0].n)
})
