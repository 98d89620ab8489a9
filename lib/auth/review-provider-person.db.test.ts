import pg from 'pg'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HOUSE } from '@/lib/access/house'
import { lookup } from '@/lib/access/keys'
import type { RoleRule } from '@/lib/access/role-rule'
import type { ProviderPerson } from '@/lib/core/provider-person'
import { closeConnections } from '@/lib/store/client'
import { inTenant } from '@/lib/store/in-tenant'
import { listProviderAccounts } from '@/lib/store/provider-accounts/list-provider-accounts'
import { replaceRoleRules } from '@/lib/store/role-rules/replace-role-rules'
import { claimReview } from '@/lib/store/sessions/claim-review'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { standProvider } from '@/tools/testing/stand-provider'
import { type TestTenant, testTenant, useDatabase } from '@/tools/testing/tenant'
import { admitProviderPerson } from './admit-provider-person'
import { UnauthenticatedError } from './auth-errors'
import { currentSession } from './current-session'
import { reviewProviderPerson } from './review-provider-person'
import { sha256 } from './sha256'

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

const at = new Date()
const rule = (value: string, role: RoleRule['role']): RoleRule => ({
  id: v7(),
  match: 'exact',
  value,
  role,
  labelRule: null,
})

/** Somebody of a provider of the platform with roles in both tenants, and two sessions. */
async function arrived(groups = ['ops', 'all']) {
  const provider = await standProvider(HOUSE.id)
  for (const [tenant, rules] of [
    [harbour, [rule('ops', 'operator'), rule('all', 'viewer')]],
    [pier, [rule('ops', 'auditor')]],
  ] as const) {
    await inTenant(tenant.scope('owner'), (tx) =>
      replaceRoleRules(tx, { providerId: provider.id, rules, at }),
    )
  }
  const person: ProviderPerson = {
    issuer: 'https://id.example',
    subject: v7(),
    login: 'wang',
    name: 'Wang',
    email: null,
    groups,
  }
  const more = { address: null, userAgent: null, providerSession: null, sealed: null, at }
  const come = async () => {
    const result = await admitProviderPerson({ door: harbour.tenant, provider, person, ...more })
    if (result.outcome !== 'ok') throw new Error(result.outcome)
    return result
  }
  const [first, second] = [await come(), await come()]
  const { rows } = await owner.query('SELECT id FROM identity WHERE user_id = $1', [first.userId])
  const known = { userId: first.userId, identityId: rows[0].id as string }
  return { provider, person, known, sids: [first.sid, second.sid] as const }
}
const rolesIn = async (tenant: TestTenant, sid: string) =>
  (await currentSession({ sid, slug: tenant.tenant.slug, platform: false, at: new Date() })).roles
const accounts = (tenant: TestTenant, id: string) =>
  inTenant(tenant.scope('owner'), (tx) => listProviderAccounts(tx, id))

describe('what a provider says of somebody whose session is open', () => {
  it('counts from the next request on, in every tenant that knows them', async () => {
    const { provider, person, known, sids } = await arrived()
    const said = await reviewProviderPerson({
      provider,
      changedAt: provider.changedAt,
      known,
      person: { ...person, groups: ['all'] },
      at,
    })
    expect(said).toBe('vouched')
    expect([await rolesIn(harbour, sids[0]), await rolesIn(pier, sids[0])]).toEqual([['viewer'], []])
  })

  it('that they are gone takes what its rules gave, keeps nothing of their groups, and ends their sessions', async () => {
    const { provider, known, sids } = await arrived()
    await owner.query(
      `INSERT INTO membership (tenant_id, user_id, role, source, created_at) VALUES ($1, $2, 'viewer', 'local', now())`,
      [pier.tenant.id, known.userId],
    )
    expect(
      await reviewProviderPerson({ provider, changedAt: provider.changedAt, known, person: null, at }),
    ).toBe('ended')
    for (const sid of sids) await expect(rolesIn(harbour, sid)).rejects.toThrow(UnauthenticatedError)
    const { rows } = await owner.query('SELECT role, source FROM membership WHERE user_id = $1', [
      known.userId,
    ])
    expect(rows).toEqual([{ role: 'viewer', source: 'local' }])
    expect(await accounts(harbour, provider.id)).toMatchObject([{ groups: [], goneAt: at }])
    const ended = await owner.query('SELECT DISTINCT ended_why FROM session WHERE user_id = $1', [
      known.userId,
    ])
    expect(ended.rows).toEqual([{ ended_why: 'provider-gone' }])
  })

  it('ends the sessions of whom no rule gives anything any more', async () => {
    const { provider, person, known, sids } = await arrived()
    expect(
      await reviewProviderPerson({
        provider,
        changedAt: provider.changedAt,
        known,
        person: { ...person, groups: [] },
        at,
      }),
    ).toBe('ended')
    await expect(rolesIn(harbour, sids[1])).rejects.toThrow(UnauthenticatedError)
  })

  it('does not make them seen: only they come by themselves', async () => {
    const { provider, person, known } = await arrived()
    const later = new Date(at.getTime() + 60_000)
    await reviewProviderPerson({ provider, changedAt: provider.changedAt, known, person, at: later })
    expect(await accounts(harbour, provider.id)).toMatchObject([{ seenAt: at, checkedAt: later }])
  })
})

describe('who asks the provider', () => {
  const claim = (sid: string, due: Date, when: Date) =>
    claimReview(lookup('session'), { hash: sha256(sid), due, at: when })
  const minutes = (n: number) => new Date(at.getTime() + n * 60_000)

  it('is one of many requests at once, over all sessions of the person', async () => {
    const { known, sids } = await arrived()
    const asked = await Promise.all(
      Array.from({ length: 10 }, (_, i) => claim(sids[i % 2] ?? '', minutes(1), minutes(6))),
    )
    const winners = asked.filter((one) => one !== null)
    expect(winners).toHaveLength(1)
    expect(winners[0]).toMatchObject({ ...known, vouchedAt: at })
  })

  it('is nobody before it is due, nor for an ended session', async () => {
    const { sids, provider, known } = await arrived()
    expect(await claim(sids[0], minutes(-1), minutes(4))).toBeNull()
    await reviewProviderPerson({ provider, changedAt: provider.changedAt, known, person: null, at })
    expect(await claim(sids[0], minutes(1), minutes(6))).toBeNull()
  })

  it('learns when the provider last vouched, however often it was asked in vain since', async () => {
    const { sids, provider, person, known } = await arrived()
    await claim(sids[0], minutes(1), minutes(6))
    expect(await claim(sids[0], minutes(7), minutes(12))).toMatchObject({ vouchedAt: at })
    await reviewProviderPerson({ provider, changedAt: provider.changedAt, known, person, at: minutes(12) })
    expect(await claim(sids[0], minutes(13), minutes(18))).toMatchObject({ vouchedAt: minutes(12) })
  })
})
