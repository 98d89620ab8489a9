import pg from 'pg'
import { v7 } from 'uuid'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import * as one from '@/app/api/v1/identity-providers/[id]/route'
import * as preview from '@/app/api/v1/identity-providers/[id]/rules/preview/route'
import * as rules from '@/app/api/v1/identity-providers/[id]/rules/route'
import * as providers from '@/app/api/v1/identity-providers/route'
import * as member from '@/app/api/v1/members/[id]/route'
import * as members from '@/app/api/v1/members/route'
import { HOUSE } from '@/lib/access/house'
import { admitProviderPerson } from '@/lib/auth/admit-provider-person'
import { currentSession } from '@/lib/auth/current-session'
import { parsePublicId } from '@/lib/core/public-id'
import { countStatements } from '@/tools/testing/count-statements'
import { type Sender, type World, world } from '@/tools/testing/world'

const [OWN, OTHER] = ['harbour-bank', 'north-pier']
let w: World
let owner: pg.Client
let boss: Sender
beforeAll(async () => {
  w = await world()
  owner = new pg.Client({ connectionString: w.database.ownerUrl })
  await owner.connect()
  boss = await w.signIn(`owner@${OWN}.example`)
})
afterAll(async () => {
  await owner?.end()
  await w?.end()
})

// A tenant has few providers; each test makes its own.
afterEach(() => owner.query('UPDATE identity_provider SET removed_at = now() WHERE removed_at IS NULL'))

interface Rule {
  id?: string
  match: 'exact' | 'pattern'
  value: string
  role: string
}
interface Rules {
  provider: { name: string }
  version: string
  items: (Rule & { id: string; people: number; some: { name: string }[] })[]
  groups: { value: string; people: number }[]
  known: number
  without_role: number
}
const rule = (value: string, role: string, match: Rule['match'] = 'exact'): Rule => ({ match, value, role })
const path = (id: string, more = '') => `/api/v1/identity-providers/${id}${more}`
const as = { as: undefined as Sender | undefined, tenant: OWN }
const call = (body?: unknown, from: Sender = boss, tenant: string = OWN) => ({
  ...as,
  as: from,
  tenant,
  ...(body === undefined ? {} : { body }),
})

const OIDC = {
  issuer: 'https://id.example.com',
  client_id: 'plimsoll',
  client_auth: 'none',
  ca: null,
  scopes: ['profile'],
  login_claim: 'preferred_username',
  name_claim: 'name',
  email_claim: 'email',
  groups_claim: 'groups',
}

/** A new OpenID provider of the tenant, with rules. */
async function provider(...given: Rule[]): Promise<string> {
  const made = await providers.POST(
    w.request(
      'POST',
      '/api/v1/identity-providers',
      call({ name: v7().slice(-9), enabled: true, oidc: OIDC }),
    ),
  )
  const { id } = (await made.json()) as { id: string }
  if (given.length > 0) await save(id, given)
  return id
}
const read = async (id: string) =>
  (await (await rules.GET(w.request('GET', path(id, '/rules'), call()))).json()) as Rules
const put = (id: string, body: unknown, from?: Sender) =>
  rules.PUT(w.request('PUT', path(id, '/rules'), call(body, from)))
async function save(id: string, given: readonly Rule[]): Promise<Rules> {
  const answer = await put(id, { version: (await read(id)).version, rules: given })
  if (answer.status !== 200) throw new Error(await answer.text())
  return (await answer.json()) as Rules
}
const ask = async (id: string, given: readonly Rule[]) =>
  (await (
    await preview.POST(w.request('POST', path(id, '/rules/preview'), call({ rules: given })))
  ).json()) as {
    changes: { name: string; gains: string[]; loses: string[]; last: boolean }[]
    total: number
    warnings: { code: string; rule: number; people: number }[]
  }
async function tenantOf(slug: string) {
  const { rows } = await owner.query('SELECT id, name, time_zone AS "timeZone" FROM tenant WHERE slug = $1', [
    slug,
  ])
  return { ...rows[0], slug, language: 'zh' as const }
}
async function arrive(id: string, name: string, groups: string[], tenantId?: string) {
  const door = await tenantOf(OWN)
  const uuid = parsePublicId('identity_provider', id) ?? ''
  const { rows } = await owner.query('SELECT changed_at FROM identity_provider WHERE id = $1', [uuid])
  const changedAt: Date = rows[0].changed_at
  return admitProviderPerson({
    door,
    provider: { tenantId: tenantId ?? door.id, id: uuid, kind: 'oidc', name: 'Staff', changedAt },
    person: { issuer: `https://${id}.example`, subject: name, login: name, name, email: null, groups },
    ...{ address: null, userAgent: null, providerSession: null, sealed: null, at: new Date() },
  })
}
async function come(id: string, name: string, groups: string[], tenantId?: string) {
  const result = await arrive(id, name, groups, tenantId)
  if (result.outcome !== 'ok') throw new Error(`${name}: ${result.outcome}`)
  return result
}
const rolesOf = async (sid: string, slug: string = OWN) =>
  (await currentSession({ sid, slug, platform: false, at: new Date() })).roles

describe('rules of a provider', () => {
  it('count for everybody known at once, and say who falls under each and which groups were seen', async () => {
    const id = await provider(rule('ops', 'operator'))
    const li = await come(id, 'Li', ['ops', 'all'])
    await arrive(id, 'Zhao', ['all'])
    const before = await read(id)
    expect(before).toMatchObject({
      items: [{ value: 'ops', role: 'operator', people: 1, some: [{ name: 'Li' }] }],
      groups: [
        { value: 'all', people: 2 },
        { value: 'ops', people: 1 },
      ],
      known: 2,
      without_role: 1,
    })
    const after = await save(id, [rule('all', 'viewer'), rule('ops', 'manager')])
    expect(after.without_role).toBe(0)
    expect(await rolesOf(li.sid)).toEqual(['manager', 'viewer'])
    await save(id, [])
    expect(await rolesOf(li.sid)).toEqual([])
  })

  it('tell before they are saved what they would do, and then do exactly that', async () => {
    const id = await provider(rule('ops', 'operator'))
    const sids: Record<string, string> = {}
    for (const [name, groups] of [
      ['Chen', ['ops']],
      ['Sun', ['ops', 'leads']],
      ['Zhou', ['ops', 'ops-night']],
    ] as const) {
      sids[name] = (await come(id, name, [...groups])).sid
    }
    const wanted = [rule('leads', 'owner'), rule('ops-*', 'operator', 'pattern'), rule('nobody', 'viewer')]
    const told = await ask(id, wanted)
    expect(told).toMatchObject({
      changes: [
        { name: 'Chen', gains: [], loses: ['operator'], last: true },
        { name: 'Sun', gains: ['owner'], loses: ['operator'], last: false },
      ],
      total: 2,
      warnings: [{ code: 'matches_nobody', rule: 2, people: 0 }],
    })
    expect(await rolesOf(sids.Chen ?? '')).toEqual(['operator'])
    await save(id, wanted)
    const now = Object.fromEntries(
      await Promise.all(Object.entries(sids).map(async ([name, sid]) => [name, await rolesOf(sid)])),
    )
    expect(now).toEqual({ Chen: [], Sun: ['owner'], Zhou: ['operator'] })
  })

  it('warn of one that makes many owners, and of one that lets everybody in', async () => {
    const id = await provider(rule('all', 'viewer'))
    for (let i = 0; i < 6; i++) await come(id, `P${i}`, ['all'])
    const { warnings } = await ask(id, [rule('all', 'owner'), rule('*', 'viewer', 'pattern')])
    expect(warnings).toEqual([
      { code: 'owner_to_many', rule: 0, people: 6 },
      { code: 'everybody', rule: 1, people: 6 },
    ])
  })

  it('are not saved over what somebody else saved meanwhile (409), and saved twice they stay', async () => {
    const id = await provider()
    const { version } = await read(id)
    const [first, second] = await Promise.all([
      put(id, { version, rules: [rule('a', 'viewer')] }),
      put(id, { version, rules: [rule('b', 'owner')] }),
    ])
    expect([first.status, second.status].sort()).toEqual([200, 409])
    const refused = first.status === 409 ? first : second
    expect(await refused.json()).toMatchObject({ code: 'rules_changed' })
    const now = await read(id)
    const again = await save(
      id,
      now.items.map(({ id: ruleId, match, value, role }) => ({ id: ruleId, match, value, role })),
    )
    expect(again.version).toBe(now.version)
  })

  it('leave an event of the rules and one of each person whose roles change', async () => {
    const id = await provider(rule('ops', 'operator'))
    const { userId } = await come(id, 'Qian', ['ops'])
    await save(id, [rule('ops', 'viewer')])
    const { rows } = await owner.query(
      `SELECT action, before, after, target_id FROM audit_event ORDER BY id DESC LIMIT 2`,
    )
    expect(rows.find(({ action }) => action === 'member.provider_roles_changed')).toMatchObject({
      target_id: `usr_${userId.replaceAll('-', '')}`,
      before: { roles: [{ role: 'operator' }] },
      after: { roles: [{ role: 'viewer' }] },
    })
    expect(rows.find(({ action }) => action === 'identity_provider.rules_changed')).toMatchObject({
      before: { rules: [{ value: 'ops', role: 'operator' }] },
      after: { rules: [{ value: 'ops', role: 'viewer' }] },
    })
  })

  it('are refused with an id that is of another provider, or given twice', async () => {
    const [id, other] = [await provider(rule('a', 'viewer')), await provider(rule('a', 'viewer'))]
    const stolen = (await read(other)).items[0]?.id ?? ''
    const { version, items } = await read(id)
    const own = items[0]?.id ?? ''
    for (const ids of [[stolen], [own, own]]) {
      const given = ids.map((ruleId) => ({ ...rule('b', 'owner'), id: ruleId }))
      expect((await put(id, { version, rules: given })).status).toBe(400)
    }
    expect((await read(other)).items).toMatchObject([{ value: 'a' }])
  })

  it('are the tenant’s own: another’s provider is not there, and who may not is told so', async () => {
    const id = await provider()
    const theirs = await w.signIn(`owner@${OTHER}.example`)
    const foreign = await rules.GET(w.request('GET', path(id, '/rules'), call(undefined, theirs, OTHER)))
    const missing = await rules.GET(
      w.request('GET', path(`idp_${v7().replaceAll('-', '')}`, '/rules'), call(undefined, theirs, OTHER)),
    )
    expect([foreign.status, await foreign.text()]).toEqual([404, await missing.text()])
    const viewer = await w.signIn(`viewer@${OWN}.example`)
    expect((await put(id, { version: '', rules: [] }, viewer)).status).toBe(403)
  })
})

describe('a provider that is taken away', () => {
  it.each([
    ['switched off', (id: string) => one.PATCH(w.request('PATCH', path(id), call({ enabled: false })))],
    [
      'led to another issuer',
      (id: string) =>
        one.PATCH(
          w.request('PATCH', path(id), call({ oidc: { ...OIDC, issuer: 'https://elsewhere.example.com' } })),
        ),
    ],
    ['removed', (id: string) => one.DELETE(w.request('DELETE', path(id), call()))],
  ] as const)('%s takes what it gave with it and ends the sessions by it, and no others', async (_, take) => {
    const [id, other] = [await provider(rule('ops', 'operator')), await provider(rule('ops', 'operator'))]
    const [gone, stays] = [await come(id, 'Wu', ['ops']), await come(other, 'Zheng', ['ops'])]
    expect((await take(id)).status).toBeLessThan(300)
    await expect(rolesOf(gone.sid)).rejects.toThrow('no valid credentials')
    expect(await rolesOf(stays.sid)).toEqual(['operator'])
    const { rows } = await owner.query('SELECT role FROM membership WHERE user_id = $1', [gone.userId])
    expect(rows).toEqual([])
    const ended = await owner.query('SELECT ended_why FROM session WHERE user_id = $1', [gone.userId])
    expect(ended.rows).toEqual([{ ended_why: 'provider-removed' }])
  })

  it('of a tenant ends no session by the platform’s, whatever it is called', async () => {
    const id = await provider(rule('ops', 'operator'))
    await owner.query(
      `INSERT INTO identity_provider (tenant_id, id, kind, name, position, enabled_at, settings, created_at, changed_at)
       SELECT $2, id, kind, name, position, enabled_at, settings, created_at, changed_at FROM identity_provider WHERE id = $1`,
      [parsePublicId('identity_provider', id), HOUSE.id],
    )
    const ours = await come(id, 'Feng', ['ops'], HOUSE.id)
    await one.PATCH(w.request('PATCH', path(id), call({ enabled: false })))
    const { rows } = await owner.query('SELECT ended_at FROM session WHERE user_id = $1', [ours.userId])
    expect(rows).toEqual([{ ended_at: null }])
  })
})

it('an owner by a provider does not let the last local owner go (409)', async () => {
  const id = await provider(rule('owners', 'owner'))
  const { sid } = await come(id, 'Owner', ['owners'])
  expect(await rolesOf(sid)).toEqual(['owner'])
  const { rows } = await owner.query('SELECT id FROM app_user WHERE email = $1', [`owner@${OWN}.example`])
  const last = `usr_${String(rows[0].id).replaceAll('-', '')}`
  const change = call({ roles: ['viewer'] })
  const answers = [
    await member.PATCH(w.request('PATCH', `/api/v1/members/${last}`, change)),
    await member.DELETE(w.request('DELETE', `/api/v1/members/${last}`, call())),
  ]
  for (const answer of answers) {
    expect([answer.status, (await answer.json()).code]).toEqual([409, 'last_owner'])
  }
})

it('asks as many statements for 5,000 groups and 300 rules as for one of each', async () => {
  const cost = async (id: string, groups: string[]) => {
    await come(id, 'Many', groups)
    const { value, statements } = await countStatements(() => come(id, 'Many', [...groups, 'more']))
    expect(await rolesOf(value.sid)).toEqual(['operator'])
    return statements.length
  }
  const small = await cost(await provider(rule('team-1', 'operator')), ['team-1'])
  const many = Array.from({ length: 300 }, (_, i) =>
    i % 3 === 0 ? rule(`team-${i}-*`, 'viewer', 'pattern') : rule(`team-${i}`, 'operator'),
  )
  const groups = Array.from({ length: 5000 }, (_, i) => `team-${i}`)
  expect(await cost(await provider(...many), groups)).toBe(small)
  expect(small).toBeLessThanOrEqual(26)
})

it('names beside each role of a member the provider whose groups give it', async () => {
  const id = await provider(rule('ops', 'operator'))
  await come(id, 'He', ['ops'])
  const answer = await members.GET(w.request('GET', '/api/v1/members?limit=500', call()))
  const { items } = (await answer.json()) as {
    items: { name: string; roles: { source: string; provider: unknown }[] }[]
  }
  expect(items.find(({ name }) => name === 'He')?.roles).toMatchObject([
    { role: 'operator', provider: { id, name: (await read(id)).provider.name } },
  ])
  const local = items.flatMap(({ roles }) => roles).filter(({ source }) => source === 'local')
  expect(new Set(local.map((role) => role.provider))).toEqual(new Set([null]))
})
