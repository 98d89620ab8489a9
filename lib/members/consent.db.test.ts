import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { callRoute } from '@/tools/testing/call-route'
import { joinTenant } from '@/tools/testing/join-tenant'
import { type Sender, type World, world } from '@/tools/testing/world'

const [BANK, PIER] = ['harbour-bank', 'north-pier']
let w: World
let db: pg.Client
let boss: Sender
let admin: Sender
beforeAll(async () => {
  w = await world()
  db = new pg.Client({ connectionString: w.database.ownerUrl })
  await db.connect()
  boss = await w.signIn(`owner@${BANK}.example`)
  admin = await w.signIn(w.logins.platform.email)
})
afterAll(async () => {
  await db?.end()
  await w?.end()
})

type Json = { id: string; link: string; status: number; code: string; [more: string]: unknown }
async function call(
  name: string,
  body?: unknown,
  as: Sender = boss,
  path = name.split(' ')[1] ?? '',
): Promise<Json> {
  const [method = '', template = ''] = name.split(' ')
  const spec = { method, path: template } as Parameters<typeof callRoute>[1]
  const tenant =
    template.startsWith('/platform') || template.startsWith('/invitations') ? {} : { tenant: BANK }
  const answer = await callRoute(w, spec, path, { as, ...tenant, ...(body === undefined ? {} : { body }) })
  return { status: answer.status, ...(answer.status === 204 ? {} : await answer.json()) }
}
const rolesOf = async (email: string, slug = BANK) =>
  (
    await db.query(
      `SELECT m.role, m.valid_from, m.valid_until, m.label_rule FROM membership m JOIN app_user u ON u.id = m.user_id
       JOIN tenant t ON t.id = m.tenant_id WHERE u.email = $1 AND t.slug = $2 ORDER BY m.role`,
      [email, slug],
    )
  ).rows
const events = async (action: string) =>
  (await db.query(`SELECT before, after FROM audit_event WHERE action = $1 ORDER BY id`, [action])).rows
const linkOf = (url: string, tenant = BANK) => ({ tenant, secret: new URL(url).hash.slice(1) })
const accept = (link: string, as: Sender, tenant = BANK) =>
  call('POST /invitations/acceptance', linkOf(link, tenant), as)

describe('somebody who has an account', () => {
  const email = `manager@${PIER}.example`

  it('is given nothing by being added, which is counted and written down', async () => {
    const answer = await call('POST /members', { email: email.toUpperCase(), name: 'x', role: 'owner' })
    expect(answer).toMatchObject({ status: 409, code: 'invite_them', at: '/email' })
    expect(await rolesOf(email)).toEqual([])
    expect(await events('member.add_refused')).toMatchObject([{ after: { email, why: 'invite_them' } }])
  })

  it('has a role once they accept it themselves, with its begin, end and limit', async () => {
    const [from, until] = [new Date(Date.now() - 1000), new Date(Date.now() + 86_400_000)]
    const label_rule = { all: [{ key: 'team', in: ['payments'] }] }
    const period = { valid_from: from.toISOString(), valid_until: until.toISOString() }
    const invited = await call('POST /invites', { email, roles: ['viewer'], ...period, label_rule })
    expect(invited).toMatchObject({ status: 201, ...period, label_rule })
    expect(await rolesOf(email)).toEqual([])
    const stranger = await w.signIn(`viewer@${PIER}.example`)
    expect(await accept(invited.link, stranger)).toMatchObject({ status: 409, code: 'another_account' })
    expect(await rolesOf(email)).toEqual([])
    expect(await accept(invited.link, await w.signIn(email))).toMatchObject({ status: 200 })
    expect(await rolesOf(email)).toEqual([
      { role: 'viewer', valid_from: from, valid_until: until, label_rule },
    ])
  })

  it('cannot be told from somebody who is new by the answer to an invitation', async () => {
    const shapeOf = async (who: string) => {
      const {
        id,
        link,
        email: named,
        created_at,
        expires_at,
        ...rest
      } = await call('POST /invites', {
        email: who,
        roles: ['viewer'],
      })
      return rest
    }
    expect(await shapeOf(`auditor@${PIER}.example`)).toEqual(await shapeOf('nobody@nowhere.example'))
  })

  it('is refused a limit on a role that answers for the whole tenant', async () => {
    const label_rule = { all: [{ key: 'team', in: ['payments'] }] }
    expect(await call('POST /invites', { email: 'o@x.example', roles: ['owner'], label_rule })).toMatchObject(
      { status: 400, code: 'owner_unlimited' },
    )
  })
})

it('stays as they are in a role that they have when an older invitation is accepted', async () => {
  const email = `operator@${PIER}.example`
  const invited = await call('POST /invites', { email, roles: ['viewer', 'operator'] })
  // Meanwhile they came in another way, and were limited.
  const limit = { all: [{ key: 'team', in: ['payments'] }] }
  await db.query(
    `INSERT INTO membership (tenant_id, user_id, role, source, created_at, valid_until, label_rule)
     SELECT t.id, u.id, 'operator', 'local', now(), '2099-01-01Z', $3 FROM tenant t, app_user u WHERE t.slug = $1 AND u.email = $2`,
    [BANK, email, limit],
  )
  expect(await accept(invited.link, await w.signIn(email))).toMatchObject({ status: 200 })
  expect(await rolesOf(email)).toEqual([
    { role: 'operator', valid_from: null, valid_until: new Date('2099-01-01Z'), label_rule: limit },
    { role: 'viewer', valid_from: null, valid_until: null, label_rule: null },
  ])
})

it('takes back what invites a removed member again, and what they gave out', async () => {
  const email = `system_admin@${PIER}.example`
  await joinTenant(w, boss, BANK, { email, roles: ['owner'] })
  const leaving = await w.signIn(email)
  const other = await call('POST /invites', { email: 'back.door@x.example', roles: ['owner'] }, leaving)
  const { items } = (await call('GET /members')) as unknown as { items: { id: string; email: string }[] }
  const member = items.find((one) => one.email === email)
  // An invitation to their own address, from before they were a member.
  const again = await call('POST /invites', { email: 'again@x.example', roles: ['owner'] })
  await db.query(`UPDATE invite SET email = $1 WHERE email = 'again@x.example'`, [email])
  const kept = await call('POST /invites', { email: 'kept@x.example', roles: ['viewer'] })
  await call('DELETE /members/{id}', undefined, boss, `/members/${member?.id}`)
  const looks = (link: string) => call('POST /invitations', linkOf(link))
  expect((await looks(other.link)).status).toBe(404)
  expect((await looks(again.link)).status).toBe(404)
  expect((await looks(kept.link)).status).toBe(200)
  expect(await accept(again.link, leaving)).toMatchObject({ status: 404 })
  const revoked = await events('invite.revoked')
  expect(revoked.map(({ before, after }) => [before.email, after]).sort()).toEqual([
    ['back.door@x.example', { why: 'member_removed', member: member?.id }],
    [email, { why: 'member_removed', member: member?.id }],
  ])
})

describe('a new tenant', () => {
  const email = `security_admin@${PIER}.example`
  const make = (slug: string, owner_email: string) =>
    call('POST /platform/tenants', { slug, name: slug, owner_email }, admin)

  it('is nobody’s until its first owner accepts, whether or not they have an account', async () => {
    const [known, fresh] = [await make('dock-one', email), await make('dock-two', 'new@dock.example')]
    const shapeOf = ({ owner_invite, ...rest }: Json) => [
      Object.keys(rest),
      Object.keys(owner_invite as object),
    ]
    expect(shapeOf(known)).toEqual(shapeOf(fresh))
    expect(known).toMatchObject({ unclaimed: true, owner_invite: { email } })
    expect(await rolesOf(email, 'dock-one')).toEqual([])
    const { link } = known.owner_invite as { link: string }
    expect(await accept(link, await w.signIn(email), 'dock-one')).toMatchObject({ status: 200 })
    expect(await rolesOf(email, 'dock-one')).toMatchObject([{ role: 'owner' }])
  })

  it('has its first owner invited anew until one has accepted, and never after', async () => {
    const made = await make('dock-three', 'typo@dock.example')
    const again = (to: string) =>
      call(
        'POST /platform/tenants/{id}/owner-invite',
        { email: to },
        admin,
        `/platform/tenants/${made.id}/owner-invite`,
      )
    const renewed = await again(email)
    expect(renewed).toMatchObject({ status: 201, email })
    const first = (made.owner_invite as { link: string }).link
    expect((await call('POST /invitations', linkOf(first, 'dock-three'))).status).toBe(404)
    expect(await accept(renewed.link, await w.signIn(email), 'dock-three')).toMatchObject({ status: 200 })
    expect(await again('mallory@dock.example')).toMatchObject({ status: 409, code: 'tenant_claimed' })
    expect(await events('tenant.owner_invited')).toHaveLength(2)
  })
})

it('is not good for trying addresses: after twenty an hour every one is refused alike', async () => {
  const tried = []
  for (let i = 0; i < 22; i++) {
    tried.push(
      (await call('POST /members', { email: `viewer@${PIER}.example`, name: 'x', role: 'viewer' })).status,
    )
  }
  expect(tried.filter((status) => status === 409).length).toBeLessThanOrEqual(20)
  expect(tried.at(-1)).toBe(429)
  const fresh = await call('POST /members', { email: 'quite.new@x.example', name: 'x', role: 'viewer' })
  expect(fresh).toMatchObject({ status: 429, code: 'throttled' })
  expect(await rolesOf('quite.new@x.example')).toEqual([])
})
