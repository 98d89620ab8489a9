import { Auth, type AuthConfig } from '@auth/core'
import pg from 'pg'
import { v7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { PersonRole } from '@/lib/access/roles'
import { parsePublicId } from '@/lib/core/public-id'
import { addProvider } from '@/lib/identity/add-provider'
import { closeConnections } from '@/lib/store/client'
import { inTenant } from '@/lib/store/in-tenant'
import { replaceRoleRules } from '@/lib/store/role-rules/replace-role-rules'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { DoorBrowser } from '@/tools/testing/door-browser'
import { type OpenIdServer, openIdServer } from '@/tools/testing/openid'
import { type TestTenant, testTenant, useDatabase } from '@/tools/testing/tenant'

// next-auth itself imports Next's server entry points, which only Next's bundler resolves; its handlers are this call.
vi.mock('next-auth', async () => {
  const { CredentialsSignin } = await import('@auth/core/errors')
  const { customFetch } = await import('@auth/core')
  const handlers = (config: (request: Request) => AuthConfig) => {
    const handle = (request: Request) => Auth(request, config(request))
    return { handlers: { GET: handle, POST: handle } }
  }
  return { default: handlers, CredentialsSignin, customFetch }
})
const { authHandler } = await import('./auth-handler')
const { currentSession } = await import('./current-session')
const { keepTokens } = await import('./keep-tokens')
const { sessionIdOf } = await import('./session-id-of')
const { sha256 } = await import('./sha256')
const { openIdAddresses } = await import('../core/openid-addresses')
const { POST: hearLogout } = await import('@/app/api/auth/back-channel-logout/[provider]/route')

const ORIGIN = 'http://localhost:3000'
const SECRET = 'a client secret'
const MANY = Array.from({ length: 5000 }, (_, i) => `group-${i}`)
const HOME = '/t/harbour/overview'

let database: TestDatabase
let owner: pg.Client
let harbour: TestTenant
let pier: TestTenant
let server: OpenIdServer
let other: OpenIdServer
/** Providers by their public ids. */
let ours: string
let second: string
let theirs: string

/** Adds a provider to a tenant with a rule for each group, and makes it known at the server. */
async function provide(
  tenant: TestTenant,
  at: OpenIdServer,
  name: string,
  rules: Record<string, PersonRole>,
): Promise<string> {
  const scope = tenant.scope('owner')
  const given = {
    issuer: at.issuer,
    client_id: name,
    client_auth: 'client_secret_basic' as const,
    ca: null,
    scopes: ['profile', 'email', 'groups'],
    login_claim: 'preferred_username',
    name_claim: 'name',
    email_claim: 'email',
    groups_claim: 'groups',
    end_session: true,
  }
  const id = await addProvider(scope, { name, enabled: true, oidc: given, secret: SECRET }, new Date())
  const uuid = parsePublicId('identity_provider', id) ?? ''
  const list = Object.entries(rules).map(([value, role]) => ({
    id: v7(),
    match: 'exact' as const,
    value,
    role,
    labelRule: null,
  }))
  await inTenant(scope, (tx) => replaceRoleRules(tx, { providerId: uuid, rules: list, at: new Date() }))
  return id
}

function register(at: OpenIdServer, clients: { name: string; id: string; slug: string }[]) {
  at.setClients(
    clients.map(({ name, id, slug }) => {
      const uuid = parsePublicId('identity_provider', id) ?? ''
      const { callback, afterLogout, backChannelLogout } = openIdAddresses(ORIGIN, uuid, slug)
      return {
        client_id: name,
        client_secret: SECRET,
        redirect_uris: [callback],
        post_logout_redirect_uris: [afterLogout],
        backchannel_logout_uri: backChannelLogout,
      }
    }),
  )
}

/** The way of back-channel calls from the provider to us. */
const heard: { token: string; status: number }[] = []
const backChannel: typeof fetch = async (address, init) => {
  const url = new URL(String(address))
  const answer = await tellLogout(
    url.pathname.split('/').at(-1) ?? '',
    new URLSearchParams(String(init?.body)),
  )
  heard.push({
    token: new URLSearchParams(String(init?.body)).get('logout_token') ?? '',
    status: answer.status,
  })
  return answer
}
const tellLogout = (provider: string, form: URLSearchParams) =>
  hearLogout(new Request(`${ORIGIN}/x`, { method: 'POST', body: form }), {
    params: Promise.resolve({ provider }),
  })

beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  process.env.PLIMSOLL_URL = ORIGIN
  process.env.PLIMSOLL_OUTGOING_ALLOW = '127.0.0.1'
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  harbour = await testTenant('harbour')
  pier = await testTenant('pier')
  const people = () => [
    {
      sub: 'mara',
      name: 'Mara Lind',
      preferred_username: 'mara',
      email: 'mara@harbour.example',
      groups: ['ops'],
    },
    { sub: 'nobody', name: 'No Body', groups: ['guests'] },
    { sub: 'many', name: 'Of Many Groups', groups: MANY },
  ]
  const options = { clients: [], fetch: backChannel }
  server = await openIdServer({ people: people(), ...options })
  other = await openIdServer({ people: people(), ...options })
  ours = await provide(harbour, server, 'Harbour ID', {
    ops: 'operator',
    audit: 'auditor',
    'group-4999': 'viewer',
  })
  second = await provide(harbour, other, 'Second ID', { ops: 'viewer' })
  theirs = await provide(pier, other, 'Pier ID', { ops: 'owner' })
  register(server, [{ name: 'Harbour ID', id: ours, slug: 'harbour' }])
  register(other, [
    { name: 'Second ID', id: second, slug: 'harbour' },
    { name: 'Pier ID', id: theirs, slug: 'pier' },
  ])
})
afterAll(async () => {
  await server?.stop()
  await other?.stop()
  await owner?.end()
  await closeConnections()
  await database?.drop()
})
beforeEach(() => {
  for (const one of [server, other]) {
    Object.assign(one.faults, {
      down: null,
      tamper: null,
      foreignKey: false,
      calledItself: null,
      metadata: {},
    })
    Object.assign(one.people.get('mara') ?? {}, { groups: ['ops'] })
  }
  heard.length = 0
})

const visitor = () => new DoorBrowser(authHandler, ORIGIN)
const later = (minutes: number) => new Date(Date.now() + minutes * 60_000)
async function sessionOf(browser: DoorBrowser, slug = 'harbour', at = new Date()) {
  const sid = (await sessionIdOf(browser.cookie)) ?? ''
  return currentSession({ sid, slug, platform: false, at })
}
async function signedIn(login = 'mara', provider = ours) {
  const browser = visitor()
  expect(await browser.signIn(provider, login, HOME)).toBe(HOME)
  return browser
}
/** What the door says of a sign-in that did not go through. */
function said(path: string) {
  const { pathname, searchParams } = new URL(path, ORIGIN)
  return [pathname, searchParams.get('fault')]
}
const refusedWith = (fault: string) => ['/t/harbour/sign-in', fault]

describe('signing in', () => {
  it('goes by the provider to where they wanted to go, with the roles of their groups', async () => {
    const browser = await signedIn()
    expect(await sessionOf(browser)).toMatchObject({ name: 'Mara Lind', member: true, roles: ['operator'] })
    expect([...browser.jar.keys()].filter((name) => /state|nonce|pkce/i.test(name))).toEqual([])
  })

  it('asks for a code with PKCE, state and nonce, and takes nothing from the address', async () => {
    const address = await visitor().post(
      `/api/auth/signin/${ours}?scope=evil&redirect_uri=https://evil.example`,
      {},
    )
    const asked = Object.fromEntries(new URL(address).searchParams)
    expect(asked).toMatchObject({
      response_type: 'code',
      client_id: 'Harbour ID',
      redirect_uri: `${ORIGIN}/api/auth/callback/${ours}`,
      scope: 'openid profile email groups',
      code_challenge_method: 'S256',
    })
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked[name]).toMatch(/^[\w.-]{20,}$/)
  })

  it('never ends on another site', async () => {
    for (const to of ['https://evil.example/', '//evil.example/', '/\\evil.example']) {
      const path = await visitor().signIn(ours, 'mara', to)
      expect(new URL(path, ORIGIN).origin).toBe(ORIGIN)
    }
  })

  it('makes a session id of its own each time, whatever the browser brought', async () => {
    const browser = await signedIn()
    const before = await sessionIdOf(browser.cookie)
    await browser.signIn(ours, 'mara', HOME)
    expect(await sessionIdOf(browser.cookie)).not.toBe(before)
  })

  it('keeps the tokens sealed', async () => {
    await signedIn()
    const { rows } = await owner.query('SELECT sealed FROM session WHERE sealed IS NOT NULL')
    expect(rows.length).toBeGreaterThan(0)
    for (const { sealed } of rows) expect(sealed.toString('latin1')).not.toMatch(/refreshToken|eyJ/)
  })

  it('gives the role of one of 5,000 groups', async () => {
    expect(await sessionOf(await signedIn('many'))).toMatchObject({ roles: ['viewer'] })
  })

  it('goes on when another key signs from one moment to the next', async () => {
    await signedIn()
    await server.rotateKey()
    await signedIn()
  })

  it('bears a clock that is a minute off, and no more', async () => {
    const seconds = Math.floor(Date.now() / 1000)
    const off = (by: object) => {
      server.faults.tamper = (claims) => ({ ...claims, ...by })
    }
    off({ iat: seconds + 50 })
    await signedIn()
    off({ exp: seconds - 50 })
    await signedIn()
    off({ iat: seconds + 90 })
    expect(said(await visitor().signIn(ours, 'mara', HOME))).toEqual(refusedWith('expired'))
    off({ exp: seconds - 90 })
    expect(said(await visitor().signIn(ours, 'mara', HOME))).toEqual(refusedWith('expired'))
  })
})

describe('the door says what went wrong', () => {
  it('and keeps where they were going, and the name of the provider', async () => {
    const path = await visitor().signIn(ours, '', `${HOME}?as_of=2026-01-01`)
    expect(path).toBe(
      `/t/harbour/sign-in?fault=cancelled&provider=${ours}&to=${encodeURIComponent(`${HOME}?as_of=2026-01-01`)}`,
    )
  })

  it.each<[string, string, () => object, string]>([
    ['no role', 'nobody', () => ({}), 'no_role'],
    ['groups left out', 'mara', () => ({ groups: undefined, _claim_names: { groups: 'src1' } }), 'overage'],
    ['another issuer in the token', 'mara', () => ({ iss: 'https://evil.example' }), 'wrong_issuer'],
    ['another audience', 'mara', () => ({ aud: 'somebody' }), 'not_trusted'],
    ['another nonce', 'mara', () => ({ nonce: 'another' }), 'not_trusted'],
    ['no nonce', 'mara', () => ({ nonce: undefined }), 'not_trusted'],
  ])('%s', async (_, login, wrong, fault) => {
    server.faults.tamper = (claims) => ({ ...claims, ...wrong() })
    const browser = visitor()
    expect(said(await browser.signIn(ours, login, HOME))).toEqual(refusedWith(fault))
    expect(await sessionIdOf(browser.cookie)).toBeNull()
  })

  it('a token that somebody else signed', async () => {
    server.faults.foreignKey = true
    const browser = visitor()
    expect(said(await browser.signIn(ours, 'mara', HOME))).toEqual(refusedWith('not_trusted'))
    expect(await sessionIdOf(browser.cookie)).toBeNull()
  })

  it.each(['refuse', 'hang'] as const)('a provider that is down (%s), on the way back', async (down) => {
    const browser = visitor()
    const callback = await browser.there.signIn(await browser.begin(ours, HOME), 'mara')
    server.faults.down = down
    const fault = down === 'hang' ? 'unreachable' : 'provider_error'
    expect(said(await browser.back(callback))).toEqual(refusedWith(fault))
  })

  it('a provider that nobody answers for, on the way out', async () => {
    const gone = await openIdServer({ people: [], clients: [] })
    const id = await provide(harbour, gone, 'Gone ID', {})
    await gone.stop()
    expect(said(await visitor().begin(id, HOME))).toEqual(refusedWith('unreachable'))
  })

  it('a provider that calls itself by another name', async () => {
    const strange = await openIdServer({ people: [], clients: [] })
    const id = await provide(harbour, strange, 'Strange ID', {})
    strange.faults.calledItself = 'https://evil.example'
    expect(said(await visitor().begin(id, HOME))).toEqual(refusedWith('wrong_issuer'))
    expect(said(await visitor().begin(id, HOME))).toEqual(refusedWith('wrong_issuer'))
    await strange.stop()
    // In the tenant's audit log, once an hour for each reason and address.
    const { rows } = await owner.query(
      `SELECT t.slug, e.after, e.provider FROM audit_event e JOIN tenant t ON t.id = e.tenant_id
       WHERE e.action = 'person.sign_in_refused' AND e.target_id = $1`,
      [id],
    )
    const uuid = parsePublicId('identity_provider', id)
    expect(rows).toEqual([{ slug: 'harbour', after: { why: 'wrong_issuer' }, provider: `oidc:${uuid}` }])
  })

  it('one that is switched off, or was never there', async () => {
    const uuid = parsePublicId('identity_provider', second)
    await owner.query('UPDATE identity_provider SET enabled_at = NULL WHERE id = $1', [uuid])
    expect(said(await visitor().begin(second, HOME))[1]).toBe('unknown_provider')
    await owner.query('UPDATE identity_provider SET enabled_at = now() WHERE id = $1', [uuid])
    expect(said(await visitor().begin(`idp_${'0'.repeat(32)}`))).toEqual(['/sign-in', 'unknown_provider'])
  })
})

describe('an answer counts once, in the browser that asked, from the provider that was asked', () => {
  it('not the same again', async () => {
    const browser = visitor()
    const callback = await browser.there.signIn(await browser.begin(ours, HOME), 'mara')
    expect(await browser.back(callback)).toBe(HOME)
    expect(said(await browser.back(callback))).toEqual(refusedWith('stale'))
  })

  it('not the same again with the cookies of the first time: the provider refuses', async () => {
    const browser = visitor()
    const callback = await browser.there.signIn(await browser.begin(ours, HOME), 'mara')
    const kept = new Map(browser.jar)
    await browser.back(callback)
    browser.jar.clear()
    for (const [name, value] of kept) browser.jar.set(name, value)
    expect(said(await browser.back(callback))).toEqual(refusedWith('stale'))
    expect(await sessionIdOf(browser.cookie)).toBeNull()
  })

  it('not in another browser, nor in one that began a sign-in of its own', async () => {
    const [mallory, victim] = [visitor(), visitor()]
    const callback = await mallory.there.signIn(await mallory.begin(ours, HOME), 'mara')
    expect(said(await visitor().back(callback))[1]).toBe('stale')
    await victim.begin(ours, HOME)
    expect(said(await victim.back(callback))[1]).toBe('stale')
    expect(await sessionIdOf(victim.cookie)).toBeNull()
  })

  it('not with another state, or none', async () => {
    const browser = visitor()
    const callback = new URL(await browser.there.signIn(await browser.begin(ours, HOME), 'mara'))
    callback.searchParams.set('state', 'another')
    expect(said(await browser.back(callback.href))[1]).toBe('stale')
    await browser.begin(ours, HOME)
    callback.searchParams.delete('state')
    expect(said(await browser.back(callback.href))[1]).toBe('stale')
  })

  it('not from another issuer, nor from one that does not say who it is (RFC 9207)', async () => {
    for (const iss of [other.issuer, null]) {
      const browser = visitor()
      const callback = new URL(await browser.there.signIn(await browser.begin(ours, HOME), 'mara'))
      if (iss === null) callback.searchParams.delete('iss')
      else callback.searchParams.set('iss', iss)
      expect(said(await browser.back(callback.href))[1]).toBe('wrong_issuer')
      expect(await sessionIdOf(browser.cookie)).toBeNull()
    }
  })

  it("not one provider's at the other's address, though both sign-ins are open in the browser", async () => {
    const browser = visitor()
    const callback = new URL(await browser.there.signIn(await browser.begin(ours, HOME), 'mara'))
    await browser.begin(second, HOME)
    const mixed = callback.href.replace(ours, second)
    expect(['stale', 'wrong_issuer']).toContain(said(await browser.back(mixed))[1])
    expect(await sessionIdOf(browser.cookie)).toBeNull()
    // The first goes on as if nothing had been.
    expect(await browser.back(callback.href)).toBe(HOME)
  })
})

it("a tenant's own provider that asserts another tenant's person gains nothing there", async () => {
  const browser = await signedIn()
  const { userId } = await sessionOf(browser)
  Object.assign(other.people.get('mara') ?? {}, { email: 'mara@harbour.example' })
  // Mallory owns the tenant "pier" and its provider: they are owner there, and nobody here.
  const mallory = visitor()
  await mallory.signIn(theirs, 'mara', HOME)
  const there = await sessionOf(mallory, 'pier')
  expect(there).toMatchObject({ member: true, roles: ['owner'] })
  expect(there.userId).not.toBe(userId)
  expect(await sessionOf(mallory, 'harbour')).toMatchObject({ member: false, roles: [], tenantId: null })
})

describe('asking again', () => {
  it('gives the roles of now, five minutes later and not before', async () => {
    const browser = await signedIn()
    Object.assign(server.people.get('mara') ?? {}, { groups: ['audit'] })
    expect(await sessionOf(browser, 'harbour', later(4))).toMatchObject({ roles: ['operator'] })
    expect(await sessionOf(browser, 'harbour', later(6))).toMatchObject({ roles: ['auditor'] })
    Object.assign(server.people.get('mara') ?? {}, { groups: [] })
    await expect(sessionOf(browser, 'harbour', later(12))).rejects.toThrow('no valid credentials')
  })

  it('ends the session when the provider refuses', async () => {
    const browser = await signedIn()
    server.people.delete('mara')
    await expect(sessionOf(browser, 'harbour', later(6))).rejects.toThrow('no valid credentials')
    server.people.set('mara', { sub: 'mara', name: 'Mara Lind', preferred_username: 'mara', groups: ['ops'] })
    await expect(sessionOf(browser)).rejects.toThrow('no valid credentials')
  })

  it('asks after each session by itself: one may be over there while another goes on', async () => {
    const [one, two] = [await signedIn(), await signedIn()]
    const { rows } = await owner.query('SELECT token_hash FROM session ORDER BY created_at DESC LIMIT 1')
    // As if the provider had ended the second: its token opens no more there.
    const sid = (await sessionIdOf(two.cookie)) ?? ''
    expect(rows[0]?.token_hash.equals(sha256(sid))).toBe(true)
    await keepTokens(sid, { refreshToken: 'ended', idToken: null })
    expect(await sessionOf(one, 'harbour', later(6))).toMatchObject({ member: true })
    await expect(sessionOf(two, 'harbour', later(6))).rejects.toThrow('no valid credentials')
    expect(await sessionOf(one, 'harbour', later(7))).toMatchObject({ member: true })
  })

  it('goes on with what was last known while the provider cannot be reached', async () => {
    const browser = await signedIn()
    server.faults.down = 'refuse'
    expect(await sessionOf(browser, 'harbour', later(6))).toMatchObject({ roles: ['operator'] })
  })

  it('asks once for many requests at once', async () => {
    const browser = await signedIn()
    const before = server.asked.get('/token') ?? 0
    await Promise.all(Array.from({ length: 10 }, () => sessionOf(browser, 'harbour', later(6))))
    expect(server.asked.get('/token')).toBe(before + 1)
  })
})

describe('leaving', () => {
  it('ends the session here, then there, and comes back to the door', async () => {
    const browser = await signedIn()
    const kept = browser.cookie
    const address = await browser.signOut()
    expect(address.startsWith(`${server.issuer}/session/end`)).toBe(true)
    const asked = { sid: (await sessionIdOf(kept)) ?? '', slug: null, platform: false, at: new Date() }
    await expect(currentSession(asked)).rejects.toThrow('no valid credentials')
    expect(await browser.there.signOut(address)).toBe(`${ORIGIN}/t/harbour/sign-in`)
    // There, too: the next sign-in asks who they are.
    const { back } = await browser.there.follow(await browser.begin(ours, HOME))
    expect(back).toBeNull()
  })

  it('stays here where the owner wants that, and never waits for a provider that is down', async () => {
    const uuid = parsePublicId('identity_provider', ours)
    const set = (to: boolean) =>
      owner.query(
        `UPDATE identity_provider SET settings = settings || jsonb_build_object('end_session', $2::boolean) WHERE id = $1`,
        [uuid, to],
      )
    const browser = await signedIn()
    await set(false)
    expect(new URL(await browser.signOut()).origin).toBe(ORIGIN)
    await set(true)
    expect(await sessionIdOf(browser.cookie)).toBeNull()
  })

  it('at the provider ends the sessions that it began here at once, and no other', async () => {
    const [browser, elsewhere] = [await signedIn(), await signedIn()]
    const before = await owner.query(
      `SELECT count(*)::int AS n FROM audit_event WHERE action = 'session.ended'`,
    )
    const endSession = `${server.issuer}/session/end`
    await browser.there.signOut(endSession)
    expect(heard.map(({ status }) => status)).toEqual([200])
    await expect(sessionOf(browser)).rejects.toThrow('no valid credentials')
    expect(await sessionOf(elsewhere)).toMatchObject({ member: true })
    const { rows } = await owner.query(
      `SELECT after->>'why' AS why, provider FROM audit_event WHERE action = 'session.ended' AND tenant_id = $1`,
      [harbour.tenant.id],
    )
    expect(rows).toHaveLength(before.rows[0].n + 1)
    expect(rows.at(-1)).toEqual({
      why: 'provider',
      provider: `oidc:${parsePublicId('identity_provider', ours)}`,
    })
  })

  it('by a token that was heard before, by no token, or in the name of another provider does nothing', async () => {
    const browser = await signedIn()
    await browser.there.signOut(`${server.issuer}/session/end`)
    const token = heard[0]?.token ?? ''
    const tell = async (provider: string, form: [string, string][]) =>
      (await tellLogout(provider, new URLSearchParams(form))).status
    expect(await tell(ours, [['logout_token', token]])).toBe(400)
    expect(await tell(ours, [])).toBe(400)
    expect(
      await tell(ours, [
        ['logout_token', token],
        ['logout_token', token],
      ]),
    ).toBe(400)
    expect(await tell(second, [['logout_token', token]])).toBe(400)
    expect(await tell('idp_x', [['logout_token', token]])).toBe(400)
  })

  it("by a tenant's own provider ends nothing of another tenant's, whatever subject it names", async () => {
    const browser = await signedIn('mara', second)
    const seconds = Math.floor(Date.now() / 1000)
    const token = await other.sign(
      {
        ...{ iss: other.issuer, aud: 'Pier ID', sub: 'mara', jti: v7(), iat: seconds, exp: seconds + 60 },
        events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
      },
      { typ: 'logout+jwt' },
    )
    expect((await tellLogout(theirs, new URLSearchParams({ logout_token: token }))).status).toBe(200)
    expect(await sessionOf(browser)).toMatchObject({ member: true })
    const own = visitor()
    await own.signIn(theirs, 'mara', '/t/pier/overview')
    const again = await other.sign(
      {
        ...{ iss: other.issuer, aud: 'Pier ID', sub: 'mara', jti: v7(), iat: seconds, exp: seconds + 60 },
        events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
      },
      { typ: 'logout+jwt' },
    )
    expect((await tellLogout(theirs, new URLSearchParams({ logout_token: again }))).status).toBe(200)
    await expect(sessionOf(own, 'pier')).rejects.toThrow('no valid credentials')
  })
})
