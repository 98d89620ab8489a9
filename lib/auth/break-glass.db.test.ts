import pg from 'pg'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import * as me from '@/app/api/v1/me/route'
import * as settings from '@/app/api/v1/settings/route'
import { authorise, type Scope } from '@/lib/access/keys'
import type { PrincipalTenant } from '@/lib/access/principal'
import type { PersonRole } from '@/lib/access/roles'
import { parsePublicId, publicId } from '@/lib/core/public-id'
import { acknowledgeBreakGlass } from '@/lib/identity/acknowledge-break-glass'
import { addProvider } from '@/lib/identity/add-provider'
import { changeLocalSignIn } from '@/lib/identity/change-local-sign-in'
import { addMember } from '@/lib/members/add-member'
import { changeMember } from '@/lib/members/change-member'
import { removeMember } from '@/lib/members/remove-member'
import { inTenant } from '@/lib/store/in-tenant'
import { replaceRoleRules } from '@/lib/store/role-rules/replace-role-rules'
import { readLocalSignInSettings } from '@/lib/views/read-local-sign-in'
import { addWebhook } from '@/lib/webhooks/add-webhook'
import { directoryAt, GROUPS, READER, startDirectory } from '@/tools/testing/directory-world'
import type { RunningSlapd } from '@/tools/testing/slapd'
import { findSlapd, NO_SLAPD } from '@/tools/testing/slapd/find-slapd'
import { type Sender, type World, world } from '@/tools/testing/world'
import { currentSession } from './current-session'
import { hashPassword } from './hash-password'
import { principalOfSession } from './principal-of-session'
import { setSessionCookie } from './set-session-cookie'
import { signIn } from './sign-in'
import { signInByDirectory } from './sign-in-by-directory'

const found = findSlapd()
const why = found ? '' : ` (${NO_SLAPD})`
const BANK = 'harbour-bank'
const SECRET = 'kept-for-the-day-9X'
const at = () => new Date()

let w: World
let db: pg.Client
let bank: PrincipalTenant
/** The demo's own owner, and a second one who is kept for emergencies. */
let first: string
let kept: string
beforeAll(async () => {
  w = await world()
  db = new pg.Client({ connectionString: w.database.ownerUrl })
  await db.connect()
  const { rows } = await db.query<PrincipalTenant>(
    `SELECT id, slug, name, time_zone AS "timeZone", language FROM tenant WHERE slug = $1`,
    [BANK],
  )
  if (!rows[0]) throw new Error('no tenant')
  bank = rows[0]
  first = await idOf(`owner@${BANK}.example`)
  kept = await newOwner('glass')
}, 120_000)
afterAll(async () => {
  vi.unstubAllEnvs()
  await db?.end()
  await w?.end()
})

const idOf = async (email: string) =>
  publicId('user', (await db.query('SELECT id FROM app_user WHERE email = $1', [email])).rows[0].id)
/** As an owner would get it, whoever it is and however they came in. */
const scopeOf = (user = first, role: PersonRole = 'owner'): Scope =>
  authorise(
    {
      actor: {
        kind: 'person',
        subject: parsePublicId('user', user) ?? '',
        label: 'Ada',
        provider: 'local',
        address: null,
      },
      platformAdmin: false,
      tenant: bank,
      roles: [role],
      agentId: null,
      sessionId: null,
    },
    'tenant.read',
  )
const change = (localSignIn: 'everyone' | 'break_glass' | undefined, breakGlass?: string[]) =>
  changeLocalSignIn(scopeOf(), { localSignIn, breakGlass }, at())
const newOwner = async (name: string, chosenPassword = true) =>
  (
    await addMember(
      scopeOf(),
      { email: `${name}@${BANK}.example`, name, role: 'owner', validUntil: null, chosenPassword },
      async () => ({ password: SECRET, hash: await hashPassword(SECRET) }),
      at(),
    )
  ).id
let hosts = 0
const enter = (email: string, password: string) =>
  signIn({ email, password, address: `198.51.100.${++hosts % 250}`, userAgent: null, at: at() })
/** Signs in, and gives the cookie. */
async function cookieOf(email: string, password: string): Promise<Sender> {
  const answer = await enter(email, password)
  if (answer.outcome !== 'ok') throw new Error(answer.outcome)
  return { cookie: (await setSessionCookie(answer.sid)).split(';')[0] ?? '' }
}
const glass = () => cookieOf(`glass@${BANK}.example`, SECRET)
const manager = () => cookieOf(`manager@${BANK}.example`, w.password(`manager@${BANK}.example`))
const looks = async (as: Sender) =>
  (await settings.GET(w.request('GET', '/api/v1/settings', { as, tenant: BANK }))).status
const mine = async (as: Sender) => (await me.GET(w.request('GET', '/api/v1/me', { as }))).json()
const uses = async () =>
  (await db.query('SELECT user_id, acknowledged_at IS NULL AS open FROM break_glass_use ORDER BY at')).rows
const events = async (action: string) =>
  (
    await db.query('SELECT after, provider, target_id FROM audit_event WHERE action = $1 ORDER BY id', [
      action,
    ])
  ).rows
const code = (done: Promise<unknown>) =>
  done.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  )
const provider = (name: string) =>
  addProvider(
    scopeOf(),
    {
      name,
      enabled: true,
      ldap: {
        servers: ['ldaps://directory.example'],
        ca: null,
        bind_dn: null,
        people_base: 'dc=example',
        people_filter: '(uid={login})',
        subject_attribute: 'entryUUID',
        login_attribute: 'uid',
        name_attribute: 'cn',
        email_attribute: 'mail',
        account_state: 'none',
        groups: 'none',
        groups_base: null,
        groups_filter: null,
      },
    },
    at(),
  )

describe('closing local passwords', () => {
  it('is refused while nobody could come in another way, and while no owner is kept who could', async () => {
    expect(await code(change('break_glass', [kept]))).toBe('no_provider')
    await provider('Directory')
    expect(await code(change('break_glass'))).toBe('no_break_glass_owner')
    expect(await code(change('break_glass', []))).toBe('no_break_glass_owner')
  })

  it('keeps owners alone who own the tenant for good by a local account', async () => {
    const other = await idOf(`manager@${BANK}.example`)
    expect(await code(change('break_glass', [other]))).toBe('invalid_body')
    expect(await code(change(undefined, [publicId('user', v7())]))).toBe('invalid_body')
    const ending = await newOwner('ending')
    const until = new Date(Date.now() + 86_400_000)
    await changeMember(scopeOf(), ending, { roles: ['owner'], validUntil: until }, at())
    expect(await code(change('break_glass', [ending]))).toBe('invalid_body')
    await removeMember(scopeOf(), ending, at())
  })

  it('does not count on an owner who never chose a password, or has none, or lacks the second factor that is asked for', async () => {
    const fresh = await newOwner('fresh', false)
    expect(await code(change('break_glass', [fresh]))).toBe('no_break_glass_owner')
    const where = `WHERE email = 'fresh@${BANK}.example'`
    await db.query(`UPDATE app_user SET must_change_password = false, password_hash = NULL ${where}`)
    expect(await code(change('break_glass', [fresh]))).toBe('no_break_glass_owner')
    await removeMember(scopeOf(), fresh, at())
    await db.query(`UPDATE tenant SET second_factor = 'required' WHERE slug = $1`, [BANK])
    expect(await code(change('break_glass', [kept]))).toBe('no_break_glass_owner')
    await db.query(`UPDATE tenant SET second_factor = 'optional' WHERE slug = $1`, [BANK])
    expect(await uses()).toEqual([])
  })

  it('shuts everybody else out at their next request, and says so to them and to the tenant alone', async () => {
    const before = await manager()
    expect(await looks(before)).toBe(200)
    await change('break_glass', [kept])
    expect(await looks(before)).toBe(404)
    const again = await manager()
    expect(await looks(again)).toBe(404)
    expect(await mine(again)).toMatchObject({
      tenants: [],
      closed_tenants: [{ slug: BANK, name: bank.name }],
    })
    expect((await events('person.sign_in_refused')).map(({ after }) => after)).toEqual([
      { why: 'local_closed' },
    ])
    expect(await events('settings.local_sign_in_changed')).toMatchObject([
      { after: { local_sign_in: 'break_glass', break_glass: [kept] } },
    ])
    expect(await uses()).toEqual([])
  })

  it('shuts out an owner with a local password who is not kept', async () => {
    expect(await looks(await cookieOf(`owner@${BANK}.example`, w.password(`owner@${BANK}.example`)))).toBe(
      404,
    )
  })
})

describe('a break-glass account', () => {
  it('comes in, and its sign-in is an event, an alert and a message to webhooks, once', async () => {
    const hook = { name: 'duty', kind: 'standard', url: 'https://hooks.example.com/in' } as const
    await addWebhook(scopeOf(), { ...hook, events: ['break_glass.used'] }, at())
    await addWebhook(scopeOf(), { ...hook, name: 'gaps', events: ['gap.new'] }, at())
    const as = await glass()
    expect(await uses()).toEqual([{ user_id: parsePublicId('user', kept), open: true }])
    expect([await looks(as), await looks(as)]).toEqual([200, 200])
    expect(await uses()).toHaveLength(1)
    expect(await events('break_glass.used')).toMatchObject([{ provider: 'local' }])
    const { rows } = await db.query('SELECT message FROM webhook_delivery')
    expect(rows).toMatchObject([
      { message: { event: 'break_glass.used', total: 1, items: [{ name: 'glass' }] } },
    ])
  })

  it('is an alert too when its session began before local passwords were closed', async () => {
    await change('everyone')
    const as = await glass()
    expect(await looks(as)).toBe(200)
    expect(await uses()).toHaveLength(1)
    await change('break_glass')
    expect([await looks(as), await looks(as)]).toEqual([200, 200])
    expect(await uses()).toHaveLength(2)
    expect(await events('break_glass.used')).toHaveLength(2)
  })

  it('is an alert for owners until another of them acknowledges it, who cannot be who used it', async () => {
    const second = await newOwner('second')
    await change(undefined, [kept, second])
    const [open] = (await readLocalSignInSettings(scopeOf())).uses
    if (!open) throw new Error('no alert')
    expect(await code(acknowledgeBreakGlass(scopeOf(kept), open.id, at()))).toBe('own_use')
    const answer = await enter(`second@${BANK}.example`, SECRET)
    if (answer.outcome !== 'ok') throw new Error(answer.outcome)
    const alerts = async () => {
      const session = await currentSession({ sid: answer.sid, slug: BANK, platform: false, at: at() })
      return principalOfSession(session, null).openAlerts ?? 0
    }
    expect(await alerts()).toBe(3)
    await acknowledgeBreakGlass(scopeOf(second), open.id, at())
    expect(await alerts()).toBe(2)
    expect(await events('break_glass.acknowledged')).toMatchObject([{ target_id: kept }])
    // Once is enough.
    await acknowledgeBreakGlass(scopeOf(second), open.id, at())
    expect(await events('break_glass.acknowledged')).toHaveLength(1)
    await change(undefined, [kept])
    expect(await code(acknowledgeBreakGlass(scopeOf(kept), publicId('break_glass_use', v7()), at()))).toBe(
      'not_found',
    )
    for (const { id } of (await readLocalSignInSettings(scopeOf())).uses) {
      const done = await code(acknowledgeBreakGlass(scopeOf(second), id, at()))
      // Their own, while another can come in.
      if (done === 'own_use') await acknowledgeBreakGlass(scopeOf(kept), id, at())
    }
    expect((await uses()).filter(({ open: still }) => still)).toEqual([])
  })

  it('acknowledges its own use where nobody else could', async () => {
    await glass()
    const [open] = (await readLocalSignInSettings(scopeOf())).uses
    expect(await code(acknowledgeBreakGlass(scopeOf(kept), open?.id ?? '', at()))).toBe('done')
  })

  it('is the owner who stays: neither it nor its being kept can be taken away last', async () => {
    expect(await code(removeMember(scopeOf(), kept, at()))).toBe('last_owner')
    expect(await code(changeMember(scopeOf(), kept, { roles: ['viewer'], validUntil: null }, at()))).toBe(
      'last_owner',
    )
    const until = new Date(Date.now() + 86_400_000)
    expect(await code(changeMember(scopeOf(), kept, { roles: ['owner'], validUntil: until }, at()))).toBe(
      'last_owner',
    )
    expect(await code(change(undefined, []))).toBe('no_break_glass_owner')
    expect(await code(change(undefined, [first]))).toBe('done')
    expect(await code(removeMember(scopeOf(), kept, at()))).toBe('done')
  })

  it('is nothing special once local passwords are open again', async () => {
    await change('everyone')
    const count = (await uses()).length
    expect(await looks(await manager())).toBe(200)
    expect(await looks(await cookieOf(`owner@${BANK}.example`, w.password(`owner@${BANK}.example`)))).toBe(
      200,
    )
    expect(await uses()).toHaveLength(count)
  })
})

describe.skipIf(!found)(`with its directory${why}`, () => {
  let slapd: RunningSlapd
  beforeAll(async () => {
    vi.stubEnv('PLIMSOLL_OUTGOING_ALLOW', 'localhost')
    slapd = await startDirectory()
  }, 120_000)
  afterAll(async () => slapd?.end())

  it('lets people of the directory in; when it is down, the kept owner and nobody else', async () => {
    const directory = await addProvider(
      scopeOf(),
      { name: 'Bank LDAP', ldap: directoryAt(slapd).settings, secret: READER.password, enabled: true },
      at(),
    )
    const rules = [
      {
        id: v7(),
        match: 'exact',
        value: `cn=everyone,${GROUPS}`,
        role: 'manager',
        labelRule: null,
      } as const,
    ]
    const providerId = parsePublicId('identity_provider', directory) ?? ''
    await inTenant(scopeOf(), (tx) => replaceRoleRules(tx, { providerId, rules, at: at() }))
    await change('break_glass', [first])
    const knock = () =>
      signInByDirectory({
        slug: BANK,
        provider: directory,
        login: 'ada',
        password: 'password of ada',
        address: '192.0.2.9',
        userAgent: null,
        at: at(),
      })
    const ada = await knock()
    if (ada.outcome !== 'ok') throw new Error(ada.outcome)
    const session = await currentSession({ sid: ada.sid, slug: BANK, platform: false, at: at() })
    expect(session).toMatchObject({ roles: ['manager'], localClosed: false, breakGlass: false })

    await slapd.stop()
    expect((await knock()).outcome).toBe('directory_away')
    const count = (await uses()).length
    expect(await looks(await manager())).toBe(404)
    expect(await looks(await cookieOf(`owner@${BANK}.example`, w.password(`owner@${BANK}.example`)))).toBe(
      200,
    )
    expect((await uses()).slice(count)).toEqual([{ user_id: parsePublicId('user', first), open: true }])
  }, 60_000)
})
