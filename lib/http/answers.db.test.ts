import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { GET as unknownAddress } from '@/app/api/v1/[...path]/route'
import * as agentHeartbeat from '@/app/api/v1/agents/heartbeat/route'
import * as me from '@/app/api/v1/me/route'
import * as member from '@/app/api/v1/members/[id]/route'
import * as members from '@/app/api/v1/members/route'
import * as platformTenant from '@/app/api/v1/platform/tenants/[id]/route'
import * as platformTenants from '@/app/api/v1/platform/tenants/route'
import * as session from '@/app/api/v1/sessions/[id]/route'
import * as sessions from '@/app/api/v1/sessions/route'
import * as settings from '@/app/api/v1/settings/route'
import * as submissions from '@/app/api/v1/submissions/route'
import * as tokenRotation from '@/app/api/v1/tokens/[id]/rotate/route'
import * as token from '@/app/api/v1/tokens/[id]/route'
import * as tokens from '@/app/api/v1/tokens/route'
import { signOut } from '@/lib/auth/sign-out'
import { type Sender, type World, world } from '@/tools/testing/world'

const BANK = 'harbour-bank'
const PIER = 'north-pier'
let w: World
let owner: pg.Client
let as: Record<'owner' | 'auditor' | 'viewer' | 'admin' | 'pierOwner', Sender>
beforeAll(async () => {
  w = await world()
  owner = new pg.Client({ connectionString: w.database.ownerUrl })
  await owner.connect()
  as = {
    owner: await w.signIn(`owner@${BANK}.example`),
    auditor: await w.signIn(`auditor@${BANK}.example`),
    viewer: await w.signIn(`viewer@${BANK}.example`),
    admin: await w.signIn('admin@plimsoll.example'),
    pierOwner: await w.signIn(`owner@${PIER}.example`),
  }
})
afterAll(async () => {
  await owner?.end()
  await w?.end()
})

/** All of an answer a caller can see, but for the date. */
async function seen(response: Response) {
  return JSON.stringify([response.status, [...response.headers.entries()].sort(), await response.text()])
}
const problemOf = async (response: Response) =>
  (await response.json()) as { status: number; code: string; at?: string }
const tokenOf = (slug: string, kind: 'agent' | 'reader'): Sender => {
  const tenant = w.logins.tenants.find((one) => one.slug === slug)
  return { token: tenant?.tokens[kind] ?? '' }
}
const read = (sender: Sender | undefined, tenant?: string) =>
  settings.GET(w.request('GET', '/api/v1/settings', { as: sender, tenant }))

describe('401', () => {
  it('is the same for no credentials and for every kind of bad ones', async () => {
    const expired = (await w.signIn(`manager@${BANK}.example`)) as { cookie: string; sid: string }
    await owner.query(
      `UPDATE session SET expires_at = now() - interval '1 s' WHERE token_hash = sha256(convert_to($1, 'UTF8'))`,
      [expired.sid],
    )
    const bad = `plm_${'A'.repeat(43)}`
    const answers = await Promise.all(
      [
        w.request('GET', '/api/v1/settings'),
        w.request('GET', '/api/v1/settings', { as: { token: bad } }),
        w.request('GET', '/api/v1/settings', { as: { token: 'plm_short' } }),
        w.request('GET', '/api/v1/settings', { headers: { authorization: 'Basic b3duZXI6eA==' } }),
        w.request('GET', '/api/v1/settings', {
          as: { cookie: 'plimsoll.session=eyJub25zZW5zZSI6MX0' },
          tenant: BANK,
        }),
        w.request('GET', '/api/v1/settings', { as: expired, tenant: BANK }),
      ].map(async (request) => seen(await settings.GET(request))),
    )
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toContain('401')
    expect(answers[0]).toContain('Bearer realm=')
  })

  it('is said of a token even beside a good session', async () => {
    const both = w.request('GET', '/api/v1/settings', {
      as: as.owner,
      tenant: BANK,
      headers: { authorization: `Bearer plm_${'B'.repeat(43)}` },
    })
    expect((await settings.GET(both)).status).toBe(401)
  })
})

describe('403', () => {
  it('is said from the role alone, before anything is looked up: an id that is there and one that is not are alike', async () => {
    const { rows } = await owner.query(
      `SELECT user_id FROM membership m JOIN tenant t ON t.id = m.tenant_id WHERE t.slug = $1`,
      [BANK],
    )
    const there = `usr_${rows[0].user_id.replaceAll('-', '')}`
    const answers = await Promise.all(
      [there, `usr_${'0'.repeat(32)}`, 'nonsense'].map(async (id) =>
        seen(
          await member.DELETE(w.request('DELETE', `/api/v1/members/${id}`, { as: as.viewer, tenant: BANK })),
        ),
      ),
    )
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toContain('"code\\":\\"forbidden\\"')
  })

  it('comes before faults of the body', async () => {
    const request = w.request('POST', '/api/v1/members', { as: as.viewer, tenant: BANK, body: '{' })
    expect((await members.POST(request)).status).toBe(403)
  })

  it('is said to tokens that ask for what only a signed-in person has, and to members on platform calls', async () => {
    expect((await me.GET(w.request('GET', '/api/v1/me', { as: tokenOf(BANK, 'reader') }))).status).toBe(403)
    expect(
      (await platformTenants.GET(w.request('GET', '/api/v1/platform/tenants', { as: as.owner }))).status,
    ).toBe(403)
  })
})

describe('404', () => {
  it('is the same for a tenant that is not there, and somebody else’s', async () => {
    await owner.query(`UPDATE tenant SET suspended_at = now() WHERE slug = $1`, [PIER])
    const suspended = await seen(await read(as.owner, PIER))
    await owner.query(`UPDATE tenant SET suspended_at = NULL WHERE slug = $1`, [PIER])
    const foreign = await seen(await read(as.owner, PIER))
    const missing = await seen(await read(as.owner, 'no-such-tenant'))
    const admin = await seen(await read(as.admin, BANK))
    expect(new Set([suspended, foreign, missing, admin]).size).toBe(1)
    expect((await read(as.pierOwner, PIER)).status).toBe(200)
  })

  it('is the same for a missing row, another tenant’s row, an id of another kind and an address without a route', async () => {
    const { rows } = await owner.query(
      `SELECT k.id FROM api_token k JOIN tenant t ON t.id = k.tenant_id WHERE t.slug = $1`,
      [PIER],
    )
    const foreign = `tok_${rows[0].id.replaceAll('-', '')}`
    const ids = [foreign, `tok_${'0'.repeat(32)}`, foreign.replace('tok_', 'usr_'), '%00', '%E0%A4%A']
    const answers = await Promise.all(
      ids.map(async (id) =>
        seen(await token.DELETE(w.request('DELETE', `/api/v1/tokens/${id}`, { as: as.owner, tenant: BANK }))),
      ),
    )
    answers.push(await seen(await unknownAddress()))
    answers.push(await seen(await read(as.owner, PIER)))
    expect(new Set(answers).size).toBe(1)
    const { rows: untouched } = await owner.query('SELECT revoked_at FROM api_token WHERE id = $1', [
      rows[0].id,
    ])
    expect(untouched[0].revoked_at).toBeNull()
  })

  it('is said to a token that names another tenant than its own', async () => {
    const request = w.request('GET', '/api/v1/agents', { as: tokenOf(BANK, 'reader'), tenant: PIER })
    const { GET } = await import('@/app/api/v1/agents/route')
    expect((await GET(request)).status).toBe(404)
  })
})

describe('400, 405, 413 and 415', () => {
  it('names the header when a session does not say which tenant', async () => {
    expect(await problemOf(await read(as.owner))).toMatchObject({
      status: 400,
      code: 'tenant_required',
      at: 'Plimsoll-Tenant',
    })
  })

  it('names the parameter that is unknown, repeated or of no use', async () => {
    for (const [query, at] of [
      ['?limt=5', 'limt'],
      ['?limit=5&limit=6', 'limit'],
      ['?limit=0', 'limit'],
      ['?cursor=bm9wZQ', 'cursor'],
    ]) {
      const answer = await members.GET(
        w.request('GET', `/api/v1/members${query}`, { as: as.owner, tenant: BANK }),
      )
      expect(await problemOf(answer)).toMatchObject({ status: 400, code: 'invalid_parameter', at })
    }
  })

  it('points into the body', async () => {
    const post = async (body: unknown) =>
      problemOf(
        await members.POST(w.request('POST', '/api/v1/members', { as: as.owner, tenant: BANK, body })),
      )
    const good = { email: 'x@y.example', name: 'X', role: 'viewer' }
    expect(await post({ ...good, role: 'agent' })).toMatchObject({
      status: 400,
      code: 'invalid_body',
      at: '/role',
    })
    expect(await post({ ...good, admin: true })).toMatchObject({ status: 400, at: '/admin' })
    expect(await post({ ...good, name: 'a\u0000b' })).toMatchObject({ status: 400, at: '/name' })
    expect(await post('{"email":')).toMatchObject({ status: 400, code: 'invalid_json' })
    expect(await post(`${'['.repeat(100_000)}`)).toMatchObject({ status: 400, code: 'invalid_json' })
  })

  it('refuses another media type and a body beyond the limit', async () => {
    const call = { as: as.owner, tenant: BANK, body: 'a=b', headers: { 'content-type': 'text/plain' } }
    expect((await members.POST(w.request('POST', '/api/v1/members', call))).status).toBe(415)
    const large = { as: as.owner, tenant: BANK, body: JSON.stringify({ name: 'x'.repeat(1_000_000) }) }
    expect((await members.POST(w.request('POST', '/api/v1/members', large))).status).toBe(413)
  })

  it('says which methods there are', async () => {
    const answer = await members.PUT(w.request('PUT', '/api/v1/members'))
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, POST, HEAD, OPTIONS'])
  })
})

describe('a session', () => {
  it('reads without an Origin but changes nothing for another site', async () => {
    const call = { as: as.owner, tenant: BANK, body: { name: '港湾银行' } }
    const none = { origin: undefined, 'sec-fetch-site': undefined }
    const patch = (headers: Record<string, string | undefined>) =>
      settings.PATCH(w.request('PATCH', '/api/v1/settings', { ...call, headers }))
    expect(
      (
        await settings.GET(
          w.request('GET', '/api/v1/settings', { as: as.owner, tenant: BANK, headers: none }),
        )
      ).status,
    ).toBe(200)
    for (const headers of [
      none,
      { ...none, origin: 'https://evil.example' },
      { ...none, origin: 'null' },
      { origin: 'http://localhost:3000', 'sec-fetch-site': 'cross-site' },
      { ...none, origin: 'http://localhost:3001' },
    ]) {
      expect(await problemOf(await patch(headers))).toMatchObject({ status: 403, code: 'cross_site' })
    }
    expect((await patch({ ...none, origin: 'http://localhost:3000' })).status).toBe(200)
    expect((await patch({ ...none, host: '127.0.0.1:3000', origin: 'http://127.0.0.1:3000' })).status).toBe(
      200,
    )
  })

  it('ends at once when signed out, for every copy of the cookie', async () => {
    const person = await w.signIn(`operator@${BANK}.example`)
    expect((await read(person, BANK)).status).toBe(200)
    await signOut(person.sid, new Date())
    expect((await read(person, BANK)).status).toBe(401)
    const { rows } = await owner.query(
      `SELECT ended_why FROM session WHERE token_hash = sha256(convert_to($1, 'UTF8'))`,
      [person.sid],
    )
    expect(rows[0].ended_why).toBe('sign-out')
  })

  it('ends at once when ended from another of one’s own; nobody ends somebody else’s', async () => {
    const [one, two] = [
      await w.signIn(`operator@${BANK}.example`),
      await w.signIn(`operator@${BANK}.example`),
    ]
    const list = await (await sessions.GET(w.request('GET', '/api/v1/sessions', { as: one }))).json()
    const other = list.items.find((item: { current: boolean }) => !item.current)
    expect(list.items.filter((item: { current: boolean }) => item.current)).toHaveLength(1)
    const end = (sender: Sender) =>
      session.DELETE(w.request('DELETE', `/api/v1/sessions/${other.id}`, { as: sender, tenant: BANK }))
    expect((await end(as.owner)).status).toBe(404)
    expect((await read(two, BANK)).status).toBe(200)
    expect((await end(one)).status).toBe(204)
    expect([(await read(two, BANK)).status, (await read(one, BANK)).status]).toEqual([401, 200])
  })

  it('ends when the person is disabled, and when it was idle for longer than the tenant allows', async () => {
    const person = await w.signIn(`manager@${BANK}.example`)
    await owner.query(`UPDATE app_user SET disabled_at = now() WHERE email = $1`, [`manager@${BANK}.example`])
    expect((await read(person, BANK)).status).toBe(401)
    await owner.query(`UPDATE app_user SET disabled_at = NULL WHERE email = $1`, [`manager@${BANK}.example`])
    expect((await read(person, BANK)).status).toBe(200)
    await owner.query(
      `UPDATE session SET last_seen_at = now() - interval '61 min' WHERE token_hash = sha256(convert_to($1, 'UTF8'))`,
      [person.sid],
    )
    expect((await read(person, BANK)).status).toBe(401)
    await owner.query(
      `UPDATE session SET last_seen_at = now() WHERE token_hash = sha256(convert_to($1, 'UTF8'))`,
      [person.sid],
    )
    expect((await read(person, BANK)).status).toBe(401)
  })

  it('loses a role at the next request', async () => {
    const person = await w.signIn(`auditor@${BANK}.example`)
    const list = () => tokens.GET(w.request('GET', '/api/v1/tokens', { as: person, tenant: BANK }))
    expect((await list()).status).toBe(200)
    await owner.query(
      `UPDATE membership SET valid_until = now() - interval '1 s' WHERE role = 'auditor' AND user_id = (SELECT id FROM app_user WHERE email = $1)`,
      [`auditor@${BANK}.example`],
    )
    expect((await list()).status).toBe(404)
    await owner.query(`UPDATE membership SET valid_until = NULL WHERE role = 'auditor'`)
  })

  it('says who is signed in and what they may do', async () => {
    const answer = await me.GET(w.request('GET', '/api/v1/me', { as: as.viewer, tenant: BANK }))
    expect(await answer.json()).toMatchObject({
      email: `viewer@${BANK}.example`,
      platform_admin: false,
      tenants: [{ slug: BANK, roles: ['viewer'] }],
      tenant: { slug: BANK, roles: ['viewer'] },
    })
  })
})

describe('a token', () => {
  const add = async (body: unknown) =>
    tokens.POST(w.request('POST', '/api/v1/tokens', { as: as.owner, tenant: BANK, body }))
  const beat = (secret: string) =>
    agentHeartbeat.POST(w.request('POST', '/api/v1/agents/heartbeat', { as: { token: secret } }))

  it('is shown once, works, is noted as used, and stops at once when revoked', async () => {
    const made = await (await add({ kind: 'agent', name: 'ci-1' })).json()
    expect(made.token).toMatch(/^plm_[A-Za-z0-9_-]{43}$/)
    expect(made.prefix).toBe(made.token.slice(0, 10))
    expect((await (await beat(made.token)).json()).name).toBe('ci-1')
    const list = await (
      await tokens.GET(w.request('GET', '/api/v1/tokens', { as: as.owner, tenant: BANK }))
    ).text()
    expect(list).not.toContain(made.token)
    expect(JSON.parse(list).items[0].last_used_at).not.toBeNull()
    const { rows } = await owner.query(
      'SELECT 1 FROM audit_event WHERE after::text LIKE $1 OR before::text LIKE $1',
      [`%${made.token}%`],
    )
    expect(rows).toHaveLength(0)
    const revoke = () =>
      token.DELETE(w.request('DELETE', `/api/v1/tokens/${made.id}`, { as: as.owner, tenant: BANK }))
    expect((await revoke()).status).toBe(204)
    expect((await beat(made.token)).status).toBe(401)
    expect((await revoke()).status).toBe(204)
    const { rows: audit } = await owner.query(
      `SELECT action FROM audit_event WHERE target_id = $1 ORDER BY at`,
      [made.id],
    )
    expect(audit.map(({ action }) => action)).toEqual(['token.created', 'token.revoked'])
  })

  const turn = async (id: string, body: unknown) =>
    tokenRotation.POST(w.request('POST', `/api/v1/tokens/${id}/rotate`, { as: as.owner, tenant: BANK, body }))
  const DAY = 86_400_000

  it('is rotated: both secrets work for the overlap, then the new one alone, and no third', async () => {
    const made = await (await add({ kind: 'agent', name: 'ci-3' })).json()
    const next = await (await turn(made.id, { overlap_hours: 4 })).json()
    expect(next).toMatchObject({ id: made.id, previous_prefix: made.prefix, prefix: next.token.slice(0, 10) })
    expect(Date.parse(next.previous_until) - Date.parse(next.rotated_at)).toBe(4 * 3600_000)
    expect([(await beat(made.token)).status, (await beat(next.token)).status]).toEqual([200, 200])
    const third = await (await turn(made.id, {})).json()
    expect(Date.parse(third.previous_until) - Date.parse(third.rotated_at)).toBe(DAY)
    expect((await beat(made.token)).status).toBe(401)
    expect([(await beat(next.token)).status, (await beat(third.token)).status]).toEqual([200, 200])
    await owner.query(`UPDATE token_directory SET valid_until = now() WHERE valid_until IS NOT NULL`)
    expect([(await beat(next.token)).status, (await beat(third.token)).status]).toEqual([401, 200])
    expect((await turn(made.id, { overlap_hours: 25 })).status).toBe(400)
    const { rows } = await owner.query(
      `SELECT before, after FROM audit_event WHERE target_id = $1 AND action = 'token.rotated' ORDER BY at LIMIT 1`,
      [made.id],
    )
    expect(rows[0]).toMatchObject({ before: { prefix: made.prefix }, after: { prefix: next.prefix } })
  })

  it('loses the secret before at once where no overlap is wanted, and both when it is revoked', async () => {
    const made = await (await add({ kind: 'agent', name: 'ci-4' })).json()
    const next = await (await turn(made.id, { overlap_hours: 0 })).json()
    expect(next.previous_until).toBeNull()
    expect([(await beat(made.token)).status, (await beat(next.token)).status]).toEqual([401, 200])
    const last = await (await turn(made.id, { overlap_hours: 24 })).json()
    await token.DELETE(w.request('DELETE', `/api/v1/tokens/${made.id}`, { as: as.owner, tenant: BANK }))
    expect([(await beat(next.token)).status, (await beat(last.token)).status]).toEqual([401, 401])
    expect(await (await turn(made.id, {})).json()).toMatchObject({ status: 409, code: 'token_ended' })
  })

  it('always ends: after a year or 90 days where nothing is said, after two years at most', async () => {
    const end = async (body: unknown) => {
      const made = await (await add(body)).json()
      return Math.round((Date.parse(made.expires_at) - Date.parse(made.created_at)) / DAY)
    }
    expect(await end({ kind: 'agent', name: 'ci-5' })).toBe(365)
    expect(await end({ kind: 'reader', name: 'ci-5', expires_at: null })).toBe(90)
    const late = new Date(Date.now() + 731 * DAY).toISOString()
    expect(await (await add({ kind: 'reader', name: 'ci-6', expires_at: late })).json()).toMatchObject({
      status: 400,
      at: '/expires_at',
    })
  })

  it('of an agent may be limited to assets by the beginning of their names', async () => {
    const made = await (await add({ kind: 'agent', name: 'ci-7', asset_prefix: 'web-' })).json()
    expect(made.asset_prefix).toBe('web-')
    const bench = (host: string) =>
      JSON.stringify({ dockerbenchsecurity: '1.6.0', start: 1, tests: [], host })
    const hand = async (secret: string, query: string) =>
      (
        await submissions.POST(
          w.request('POST', `/api/v1/submissions${query}`, { as: { token: secret }, body: bench(query) }),
        )
      ).json()
    for (const query of ['?asset=db-1', '?asset=WEB-1']) {
      expect(await hand(made.token, query)).toMatchObject({ status: 400, code: 'asset_out_of_scope' })
    }
    expect((await hand(made.token, '?asset=web-1')).code).not.toBe('asset_out_of_scope')
    expect(await (await add({ kind: 'reader', name: 'x', asset_prefix: 'web-' })).json()).toMatchObject({
      status: 400,
      at: '/asset_prefix',
    })
  })

  it('expires', async () => {
    const soon = new Date(Date.now() + 3600_000).toISOString()
    const made = await (await add({ kind: 'agent', name: 'ci-2', expires_at: soon })).json()
    expect((await beat(made.token)).status).toBe(200)
    await owner.query(`UPDATE api_token SET expires_at = now() WHERE name = 'ci-2'`)
    expect((await beat(made.token)).status).toBe(401)
    expect((await add({ kind: 'reader', name: 'x', expires_at: '2020-01-01T00:00:00Z' })).status).toBe(400)
  })

  it('needs no Origin, since no browser sends it by itself', async () => {
    const { token: secret } = await (await add({ kind: 'agent', name: 'ci-3' })).json()
    const request = w.request('POST', '/api/v1/agents/heartbeat', {
      as: { token: secret },
      headers: { origin: 'https://evil.example' },
    })
    expect((await agentHeartbeat.POST(request)).status).toBe(200)
  })
})

describe('a platform administrator', () => {
  it('makes a tenant, sees its metadata, suspends it, and never gets in', async () => {
    const body = {
      slug: 'test-line',
      name: '试线',
      owner_email: 'boss@test-line.example',
    }
    const post = () =>
      platformTenants.POST(w.request('POST', '/api/v1/platform/tenants', { as: as.admin, body }))
    const made = await (await post()).json()
    expect(made).toMatchObject({ slug: 'test-line', time_zone: 'Asia/Shanghai', suspended_at: null })
    expect(made).toMatchObject({ unclaimed: true, owner_invite: { email: 'boss@test-line.example' } })
    expect(made.owner_invite.link).toMatch(/\/t\/test-line\/invite#[A-Za-z0-9_-]{43}$/)
    expect(await problemOf(await post())).toMatchObject({ status: 409, code: 'slug_taken' })
    expect((await read(as.admin, 'test-line')).status).toBe(404)
    const patch = (suspended: boolean, reason = '欠费') =>
      platformTenant.PATCH(
        w.request('PATCH', `/api/v1/platform/tenants/${made.id}`, {
          as: as.admin,
          body: { suspended, reason },
        }),
      )
    expect((await (await patch(true)).json()).suspended_at).not.toBeNull()
    expect((await (await patch(false)).json()).suspended_at).toBeNull()
    const { rows } = await owner.query(
      `SELECT action FROM audit_event e JOIN tenant t ON t.id = e.tenant_id WHERE t.slug = 'test-line' ORDER BY at`,
    )
    expect(rows.map(({ action }) => action).sort()).toEqual([
      'invite.created',
      'tenant.created',
      'tenant.resumed',
      'tenant.suspended',
    ])
  })
})
