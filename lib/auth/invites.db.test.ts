import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as acceptance from '@/app/api/v1/invitations/acceptance/route'
import * as invitations from '@/app/api/v1/invitations/route'
import * as signUp from '@/app/api/v1/invitations/sign-up/route'
import * as link from '@/app/api/v1/invites/[id]/link/route'
import * as invite from '@/app/api/v1/invites/[id]/route'
import * as invites from '@/app/api/v1/invites/route'
import { type Sender, type World, world } from '@/tools/testing/world'
import { signIn } from './sign-in'

const [BANK, PIER] = ['harbour-bank', 'north-pier']
const PASSWORD = 'vz2d-hw9t-K7mf-long'
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
const make = async (body: object) =>
  (await invites.POST(w.request('POST', '/api/v1/invites', { ...call, as: boss, body }))).json()
const open = async () =>
  (await invites.GET(w.request('GET', '/api/v1/invites', { ...call, as: boss }))).json()
const partsOf = (url: string) => ({
  tenant: new URL(url).pathname.split('/')[2],
  secret: new URL(url).hash.slice(1),
})
const look = async (url: string, tenant?: string) =>
  (
    await invitations.POST(
      w.request('POST', '/api/v1/invitations', { body: { ...partsOf(url), ...(tenant ? { tenant } : {}) } }),
    )
  ).json()
const join = async (url: string, more: object = {}) =>
  (
    await signUp.POST(
      w.request('POST', '/api/v1/invitations/sign-up', {
        body: { ...partsOf(url), name: 'Ada', password: PASSWORD, ...more },
      }),
    )
  ).json()
const accept = async (url: string, as: Sender) =>
  (
    await acceptance.POST(w.request('POST', '/api/v1/invitations/acceptance', { as, body: partsOf(url) }))
  ).json()
const rolesOf = async (email: string) =>
  (
    await db.query(
      `SELECT m.role, t.slug, m.valid_until FROM membership m JOIN tenant t ON t.id = m.tenant_id JOIN app_user u ON u.id = m.user_id WHERE u.email = $1 ORDER BY 1`,
      [email],
    )
  ).rows

describe('an invitation', () => {
  it('makes a member of somebody new, with the roles and the end it says, once', async () => {
    const until = new Date(Date.now() + 86_400_000).toISOString()
    const made = await make({
      email: ' New.One@Bank.example'.trim(),
      roles: ['auditor', 'viewer'],
      valid_until: until,
    })
    expect(made.link).toMatch(/^http:\/\/localhost:3000\/t\/harbour-bank\/invite#[A-Za-z0-9_-]{43}$/)
    expect(await look(made.link)).toMatchObject({
      tenant: { slug: BANK, name: '港湾银行' },
      email: 'new.one@bank.example',
      roles: ['auditor', 'viewer'],
      known: false,
      password: { min_length: 15 },
    })
    expect(await join(made.link, { password: 'short' })).toMatchObject({
      code: 'weak_password',
      at: '/password',
    })
    expect(await join(made.link)).toEqual({ tenant: BANK, email: 'new.one@bank.example' })
    expect(await rolesOf('new.one@bank.example')).toEqual([
      { role: 'auditor', slug: BANK, valid_until: new Date(until) },
      { role: 'viewer', slug: BANK, valid_until: new Date(until) },
    ])
    const at = new Date()
    const said = await signIn({
      email: 'new.one@bank.example',
      password: PASSWORD,
      address: null,
      userAgent: null,
      at,
    })
    expect(said.outcome).toBe('ok')
    expect(await join(made.link, { name: 'Again' })).toMatchObject({ status: 404 })
    expect((await open()).items).toEqual([])
    const { rows } = await db.query(
      `SELECT a.label, e.after FROM audit_event e JOIN actor a ON a.tenant_id = e.tenant_id AND a.id = e.actor_ref WHERE e.action = 'invite.accepted'`,
    )
    expect(rows).toMatchObject([{ label: 'Ada', after: { email: 'new.one@bank.example' } }])
  })

  it('is used once, however many accept it at once', async () => {
    const { link: url } = await make({ email: 'race@bank.example', roles: ['viewer'] })
    const said = await Promise.all([1, 2, 3].map((n) => join(url, { name: `Ada ${n}` })))
    expect(said.filter((answer) => answer.tenant === BANK)).toHaveLength(1)
    expect(await rolesOf('race@bank.example')).toHaveLength(1)
  })

  it('is accepted by the account of its address when that is signed in, and by no other', async () => {
    const email = `viewer@${PIER}.example`
    const { link: url } = await make({ email, roles: ['viewer'] })
    expect(await look(url)).toMatchObject({ known: true })
    expect(await join(url)).toMatchObject({ status: 409, code: 'account_exists' })
    expect(await accept(url, await w.signIn(`manager@${PIER}.example`))).toMatchObject({
      code: 'another_account',
    })
    expect(await accept(url, await w.signIn(email))).toEqual({ tenant: BANK, email: null })
    expect((await rolesOf(email)).map(({ slug }) => slug).sort()).toEqual([BANK, PIER])
  })

  it('is worth nothing at another tenant, once it is old, taken back or has a new link', async () => {
    const first = await make({ email: 'later@bank.example', roles: ['operator'], days: 1 })
    expect(await look(first.link, PIER)).toMatchObject({ status: 404 })
    const renewed = await (
      await link.POST(w.request('POST', `/api/v1/invites/${first.id}/link`, { ...call, as: boss, body: {} }))
    ).json()
    expect(await look(first.link)).toMatchObject({ status: 404 })
    expect(await look(renewed.link)).toMatchObject({ email: 'later@bank.example' })
    await db.query(
      `UPDATE invite SET expires_at = now() - interval '1 second' WHERE email = 'later@bank.example'`,
    )
    expect(await look(renewed.link)).toMatchObject({ status: 404 })
    expect(await join(renewed.link)).toMatchObject({ status: 404 })
    expect((await open()).items).toMatchObject([
      { email: 'later@bank.example', expired: true, created_by: '陈立群' },
    ])
    const revoke = () =>
      invite.DELETE(w.request('DELETE', `/api/v1/invites/${first.id}`, { ...call, as: boss }))
    expect([(await revoke()).status, (await revoke()).status]).toEqual([204, 404])
    expect((await open()).items).toEqual([])
  })

  it('is refused for a member, for who is invited already, and without a role', async () => {
    await make({ email: 'twice@bank.example', roles: ['viewer'] })
    expect(await make({ email: 'twice@bank.example', roles: ['owner'] })).toMatchObject({
      code: 'already_invited',
    })
    expect(await make({ email: `manager@${BANK}.example`, roles: ['viewer'] })).toMatchObject({
      code: 'already_a_member',
    })
    expect(await make({ email: 'no@bank.example', roles: [] })).toMatchObject({ status: 400, at: '/roles' })
  })

  it('keeps nothing of its link but a hash, and stands in the audit log without it', async () => {
    const made = await make({ email: 'hash@bank.example', roles: ['viewer'] })
    const { secret } = partsOf(made.link)
    const { rows } = await db.query(
      `SELECT token_hash = sha256(convert_to($1, 'UTF8')) AS hashed FROM invite WHERE email = 'hash@bank.example'`,
      [secret],
    )
    expect(rows).toEqual([{ hashed: true }])
    const audit = await db.query(`SELECT after::text FROM audit_event WHERE action = 'invite.created'`)
    expect(audit.rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(audit.rows)).not.toContain(secret)
    expect(JSON.stringify(await open())).not.toContain(secret)
  })
})
