import fc from 'fast-check'
import pg from 'pg'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HOUSE } from '@/lib/access/house'
import type { RoleRule } from '@/lib/access/role-rule'
import { rolesOf } from '@/lib/access/roles-of'
import type { ProviderPerson } from '@/lib/core/provider-person'
import { settleRoles } from '@/lib/grants/settle-roles'
import { closeConnections } from '@/lib/store/client'
import { inTenant } from '@/lib/store/in-tenant'
import { lockOwners } from '@/lib/store/members/lock-owners'
import { listProviderAccounts } from '@/lib/store/provider-accounts/list-provider-accounts'
import { replaceRoleRules } from '@/lib/store/role-rules/replace-role-rules'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { standProvider } from '@/tools/testing/stand-provider'
import { type TestTenant, testTenant, useDatabase } from '@/tools/testing/tenant'
import { admitProviderPerson, type VouchingProvider } from './admit-provider-person'
import { currentSession } from './current-session'

let database: TestDatabase
let owner: pg.Client
let harbour: TestTenant
let pier: TestTenant
beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  harbour = await testTenant('harbour')
  pier = await testTenant('pier')
})
afterAll(async () => {
  await owner?.end()
  await closeConnections()
  await database?.drop()
})

const provider = standProvider
const someone = (more: Partial<ProviderPerson> = {}): ProviderPerson => ({
  issuer: 'https://id.example',
  subject: v7(),
  login: 'wang',
  name: '王 Wang',
  email: 'wang@example.com',
  groups: [],
  ...more,
})
const rule = (value: string, role: RoleRule['role'], match: RoleRule['match'] = 'exact'): RoleRule => ({
  id: v7(),
  match,
  value,
  role,
  labelRule: null,
})
const setRules = (tenant: TestTenant, { id }: VouchingProvider, rules: RoleRule[]) =>
  inTenant(tenant.scope('owner'), (tx) => replaceRoleRules(tx, { providerId: id, rules, at: new Date() }))
const arrive = (
  door: TestTenant | null,
  from: VouchingProvider,
  person: ProviderPerson,
  at: Date = new Date(),
) =>
  admitProviderPerson({
    door: door?.tenant ?? null,
    provider: from,
    person,
    address: '192.0.2.7',
    userAgent: 'browser',
    providerSession: null,
    sealed: null,
    at,
  })
const rolesIn = async (tenant: TestTenant, sid: string) =>
  (await currentSession({ sid, slug: tenant.tenant.slug, platform: false, at: new Date() })).roles
async function events(tenant: TestTenant, action: string) {
  const { rows } = await owner.query(
    'SELECT target_id, before, after, provider, address FROM audit_event WHERE tenant_id = $1 AND action = $2 ORDER BY id',
    [tenant.tenant.id, action],
  )
  return rows
}
async function memberships(userId: string) {
  const { rows } = await owner.query(
    'SELECT tenant_id, role, source FROM membership WHERE user_id = $1 ORDER BY tenant_id, role',
    [userId],
  )
  return rows
}

describe("whom a tenant's own provider vouches for", () => {
  it('comes in with the union of what the rules give, and the log says by which provider and rules', async () => {
    const own = await provider(harbour.tenant.id)
    const rules = [rule('ops', 'operator'), rule('night-*', 'viewer', 'pattern')]
    await setRules(harbour, own, rules)
    const result = await arrive(harbour, own, someone({ groups: ['night-2', 'ops', 'other'] }))
    if (result.outcome !== 'ok') throw new Error(result.outcome)
    expect(await rolesIn(harbour, result.sid)).toEqual(['operator', 'viewer'])
    expect((await events(harbour, 'member.provider_roles_changed')).at(-1)).toEqual({
      target_id: `usr_${result.userId.replaceAll('-', '')}`,
      before: { roles: [] },
      after: { roles: [{ role: 'operator' }, { role: 'viewer' }], rules: rules.map(({ id }) => id).sort() },
      provider: `oidc:${own.id}`,
      address: '192.0.2.7',
    })
    expect((await events(harbour, 'person.signed_in')).at(-1)).toMatchObject({ provider: `oidc:${own.id}` })
  })

  it('has after each sign-in exactly what the rules say now: the second time as at the first', async () => {
    const own = await provider(harbour.tenant.id)
    await setRules(harbour, own, [rule('owners', 'owner'), rule('ops', 'operator')])
    const person = someone()
    let userId = ''
    for (const groups of [['owners'], ['owners'], ['owners', 'ops'], ['ops'], ['owners']]) {
      const result = await arrive(harbour, own, { ...person, groups })
      if (result.outcome !== 'ok') throw new Error(result.outcome)
      userId = result.userId
      const wanted = groups.map((group) => (group === 'ops' ? 'operator' : 'owner')).sort()
      expect((await memberships(userId)).map(({ role }) => role)).toEqual(wanted.sort())
    }
    expect((await memberships(userId)).every(({ source }) => source === `oidc:${own.id}`)).toBe(true)
  })

  it('who is in no group of a rule is refused, keeps no session, and the log of the door says who it was', async () => {
    const own = await provider(harbour.tenant.id)
    await setRules(harbour, own, [rule('ops', 'operator')])
    const person = someone({ groups: ['ops'], login: 'li' })
    const first = await arrive(harbour, own, person)
    if (first.outcome !== 'ok') throw new Error(first.outcome)
    expect(await arrive(harbour, own, { ...person, groups: ['lunch'] })).toEqual({ outcome: 'no_role' })
    expect(await rolesIn(harbour, first.sid)).toEqual([])
    expect((await events(harbour, 'person.sign_in_refused')).at(-1)).toMatchObject({
      after: { why: 'no_role', login: 'li', name: '王 Wang' },
      provider: `oidc:${own.id}`,
    })
    // Known all the same: a rule for their group is previewed with them in it.
    const accounts = await inTenant(harbour.scope('owner'), (tx) => listProviderAccounts(tx, own.id))
    expect(accounts.map(({ login, groups }) => ({ login, groups }))).toEqual([
      { login: 'li', groups: ['lunch'] },
    ])
  })

  it('who is disabled here stays out', async () => {
    const own = await provider(harbour.tenant.id)
    await setRules(harbour, own, [rule('ops', 'operator')])
    const person = someone({ groups: ['ops'] })
    const first = await arrive(harbour, own, person)
    if (first.outcome !== 'ok') throw new Error(first.outcome)
    await owner.query('UPDATE app_user SET disabled_at = now() WHERE id = $1', [first.userId])
    expect(await arrive(harbour, own, person)).toEqual({ outcome: 'disabled' })
  })

  it('is refused and never a failure, however odd what the provider sends', async () => {
    const own = await provider(harbour.tenant.id)
    await setRules(harbour, own, [rule('*', 'viewer', 'pattern')])
    const odd = fc.string({ unit: 'binary', maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(
        odd,
        odd,
        odd,
        fc.array(odd, { maxLength: 4 }),
        async (subject, login, name, groups) => {
          const person = { issuer: 'https://odd.example', subject, login, name, email: login, groups }
          expect(['ok', 'no_role']).toContain((await arrive(harbour, own, person)).outcome)
        },
      ),
      { numRuns: 40 },
    )
    expect((await arrive(harbour, own, someone({ subject: '' }))).outcome).toBe('no_role')
  })
})

describe('the wall between tenants', () => {
  it("a tenant's own provider gains nothing by another's e-mail, subject or issuer", async () => {
    const theirs = await provider(pier.tenant.id)
    await setRules(pier, theirs, [rule('owners', 'owner')])
    const boss = someone({ email: 'boss@pier.example', groups: ['owners'] })
    const real = await arrive(pier, theirs, boss)
    if (real.outcome !== 'ok') throw new Error(real.outcome)
    const before = await memberships(real.userId)
    const own = await provider(harbour.tenant.id)
    await setRules(harbour, own, [rule('owners', 'owner')])
    const forged = await arrive(harbour, own, boss)
    if (forged.outcome !== 'ok') throw new Error(forged.outcome)
    expect(forged.userId).not.toBe(real.userId)
    expect(await rolesIn(harbour, forged.sid)).toEqual(['owner'])
    expect(await rolesIn(pier, forged.sid)).toEqual([])
    expect(await memberships(real.userId)).toEqual(before)
    // At the other's door, it is not even heard.
    const people = await owner.query('SELECT count(*) FROM app_user')
    expect(await arrive(pier, own, boss)).toEqual({ outcome: 'no_role' })
    expect((await owner.query('SELECT count(*) FROM app_user')).rows).toEqual(people.rows)
  })

  it("a rule that names another tenant's provider gives nothing: nobody of it is let in here", async () => {
    const theirs = await provider(pier.tenant.id)
    await setRules(pier, theirs, [rule('ops', 'viewer')])
    await setRules(harbour, theirs, [rule('ops', 'owner')])
    const result = await arrive(pier, theirs, someone({ groups: ['ops'] }))
    if (result.outcome !== 'ok') throw new Error(result.outcome)
    expect((await memberships(result.userId)).map(({ tenant_id }) => tenant_id)).toEqual([pier.tenant.id])
  })
})

describe("whom the platform's provider vouches for", () => {
  it('has in each tenant what its own rules give; one that gives nothing does not learn of them', async () => {
    const ours = await provider(HOUSE.id)
    await setRules(harbour, ours, [rule('auditors', 'auditor')])
    await setRules(pier, ours, [rule('ops', 'operator')])
    const person = someone({ groups: ['auditors'] })
    const result = await arrive(null, ours, person)
    if (result.outcome !== 'ok') throw new Error(result.outcome)
    expect([await rolesIn(harbour, result.sid), await rolesIn(pier, result.sid)]).toEqual([['auditor'], []])
    const known = (tenant: TestTenant) =>
      inTenant(tenant.scope('owner'), (tx) => listProviderAccounts(tx, ours.id))
    expect([(await known(harbour)).length, (await known(pier)).length]).toEqual([1, 0])
    const again = await arrive(pier, ours, { ...person, groups: ['ops'] })
    if (again.outcome !== 'ok') throw new Error(again.outcome)
    expect(again.userId).toBe(result.userId)
    expect([await rolesIn(harbour, again.sid), await rolesIn(pier, again.sid)]).toEqual([[], ['operator']])
  })
})

describe('at once', () => {
  it('two first sign-ins of one person make one person with their roles once', async () => {
    const own = await provider(harbour.tenant.id)
    await setRules(harbour, own, [rule('ops', 'operator'), rule('all', 'viewer')])
    const person = someone({ groups: ['all', 'ops'] })
    const results = await Promise.all(Array.from({ length: 8 }, () => arrive(harbour, own, person)))
    const ids = new Set(results.map((result) => (result.outcome === 'ok' ? result.userId : result.outcome)))
    expect(ids.size).toBe(1)
    expect((await memberships([...ids][0] ?? '')).map(({ role }) => role)).toEqual(['operator', 'viewer'])
  })

  it('a rule that changes while people sign in leaves nobody with a role of the old one', async () => {
    const own = await provider(harbour.tenant.id)
    const rules = [
      [rule('ops', 'operator')],
      [rule('ops', 'viewer')],
      [rule('ops', 'auditor'), rule('x', 'owner')],
    ]
    await setRules(harbour, own, rules[0] ?? [])
    const people = Array.from({ length: 6 }, () => someone({ groups: ['ops'] }))
    const change = async (to: RoleRule[]) =>
      inTenant(harbour.scope('owner'), async (tx) => {
        await lockOwners(tx)
        await replaceRoleRules(tx, { providerId: own.id, rules: to, at: new Date() })
        const accounts = await listProviderAccounts(tx, own.id)
        await settleRoles(tx, { provider: own, people: accounts, at: new Date() })
      })
    for (const next of [1, 2, 0, 2]) {
      await Promise.all([
        ...people.slice(0, 3).map((person) => arrive(harbour, own, person)),
        change(rules[next] ?? []),
        ...people.slice(3).map((person) => arrive(harbour, own, person)),
      ])
      const { rows } = await owner.query('SELECT DISTINCT role FROM membership WHERE source = $1', [
        `oidc:${own.id}`,
      ])
      expect(rows.map(({ role }) => role)).toEqual(
        rolesOf('oidc', rules[next] ?? [])(['ops']).map(({ role }) => role),
      )
    }
  })
})
