import { Attribute, Change, type Client } from 'ldapts'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { HOUSE } from '@/lib/access/house'
import { authorisePlatform, houseScope } from '@/lib/access/keys'
import type { RoleRule } from '@/lib/access/role-rule'
import { parsePublicId } from '@/lib/core/public-id'
import { DIRECTORY_MS } from '@/lib/directory/with-directory'
import { addProvider } from '@/lib/identity/add-provider'
import { changeProvider } from '@/lib/identity/change-provider'
import { addMember } from '@/lib/members/add-member'
import { listAuditEvents } from '@/lib/store/audit/list-audit-events'
import { closeConnections } from '@/lib/store/client'
import { inTenant } from '@/lib/store/in-tenant'
import { listMembers } from '@/lib/store/members/list-members'
import { replaceRoleRules } from '@/lib/store/role-rules/replace-role-rules'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import {
  administer,
  directoryAt,
  GROUPS,
  PEOPLE,
  READER,
  startDirectory,
} from '@/tools/testing/directory-world'
import type { RunningSlapd } from '@/tools/testing/slapd'
import { findSlapd, NO_SLAPD } from '@/tools/testing/slapd/find-slapd'
import { type TestTenant, testTenant, useDatabase } from '@/tools/testing/tenant'
import { currentSession } from './current-session'
import { hashPassword } from './hash-password'
import { signIn } from './sign-in'
import { signInByDirectory } from './sign-in-by-directory'
import { PAIR_LIMIT } from './throttle'
import { waysIn } from './ways-in'

const found = findSlapd()
const why = found ? '' : ` (${NO_SLAPD})`

let database: TestDatabase
let slapd: RunningSlapd
let harbour: TestTenant
let pier: TestTenant
let own: string
let shared: string

/** The e-mail that the directory has of Ada, and that a local account of the other tenant has. */
const LOCAL = 'ada@example.org'
const rule = (group: string, role: RoleRule['role']): RoleRule => ({
  id: v7(),
  match: 'exact',
  value: `cn=${group},${GROUPS}`,
  role,
  labelRule: null,
})
const rules = (tenant: TestTenant, provider: string, given: RoleRule[]) =>
  inTenant(tenant.scope('owner'), (tx) =>
    replaceRoleRules(tx, {
      providerId: parsePublicId('identity_provider', provider) ?? '',
      rules: given,
      at: new Date(),
    }),
  )
beforeAll(async () => {
  vi.stubEnv('PLIMSOLL_OUTGOING_ALLOW', 'localhost')
  database = await testDatabase()
  useDatabase(database)
  if (!found) return
  slapd = await startDirectory()
  harbour = await testTenant('harbour')
  pier = await testTenant('pier')
  const given = { ldap: directoryAt(slapd).settings, secret: READER.password, enabled: true }
  own = await addProvider(harbour.scope('owner'), { ...given, name: 'Harbour LDAP' }, new Date())
  const admin = { ...harbour.principal('owner'), tenant: null, roles: [], platformAdmin: true }
  const house = houseScope(authorisePlatform(admin, 'platform.identity.write'))
  shared = await addProvider(house, { ...given, name: 'Company LDAP' }, new Date())
  await rules(harbour, own, [rule('everyone', 'operator'), rule('engineers', 'manager')])
  await rules(pier, shared, [rule('staff', 'viewer')])
  const hash = await hashPassword('local tide table 9')
  await addMember(
    pier.scope('owner'),
    { email: LOCAL, name: 'Ada of Pier', role: 'owner', validUntil: null, chosenPassword: true },
    async () => ({ password: 'x', hash }),
    new Date(),
  )
}, 180_000)
afterAll(async () => {
  vi.unstubAllEnvs()
  await slapd?.end()
  await closeConnections()
  await database?.drop()
})

const knock = (slug: string | null, provider: string, login: string, password = `password of ${login}`) =>
  signInByDirectory({
    slug,
    provider,
    login,
    password,
    address: `192.0.2.${Math.floor(Math.random() * 250)}`,
    userAgent: null,
    at: new Date(),
  })
const rolesIn = async (tenant: TestTenant, sid: string) =>
  (await currentSession({ sid, slug: tenant.tenant.slug, platform: false, at: new Date() })).roles
const refusals = async (tenant: TestTenant) =>
  (
    await inTenant(tenant.scope('owner'), (tx) =>
      listAuditEvents(tx, {
        action: 'person.sign_in_refused',
        actorId: null,
        text: null,
        after: null,
        limit: 50,
      }),
    )
  ).map(({ after }) => (after as { why: string }).why)

describe.skipIf(!found)(`the door with directories${why}`, () => {
  it('offers the tenant’s own and the platform’s, and to everyone the platform’s', async () => {
    expect((await waysIn('harbour')).map(({ name }) => name)).toEqual(['Harbour LDAP', 'Company LDAP'])
    expect((await waysIn('pier')).map(({ name }) => name)).toEqual(['Company LDAP'])
    expect((await waysIn(null)).map(({ name }) => name)).toEqual(['Company LDAP'])
    expect(await waysIn('nowhere')).toEqual(await waysIn(null))
  })

  it('lets somebody in with the roles of all their groups, nested ones too', async () => {
    const answer = await knock('harbour', own, 'ada')
    if (answer.outcome !== 'ok') throw new Error(answer.outcome)
    expect(await rolesIn(harbour, answer.sid)).toEqual(['manager', 'operator'])
    expect(await rolesIn(pier, answer.sid)).toEqual([])
  })

  it('lets somebody of the platform’s directory in at everyone’s door, where rules give them a role', async () => {
    const answer = await knock(null, shared, 'ada')
    if (answer.outcome !== 'ok') throw new Error(answer.outcome)
    expect(await rolesIn(pier, answer.sid)).toEqual(['viewer'])
    expect(await rolesIn(harbour, answer.sid)).toEqual([])
  })

  it('says one and the same of an unknown name, a wrong password and a directory of another door', async () => {
    const answers = [
      await knock('harbour', own, 'nobody'),
      await knock('harbour', own, 'ada', 'x'),
      await knock('pier', own, 'ada'),
      await knock(null, own, 'ada'),
      await knock('nowhere', own, 'ada'),
      await knock('harbour', 'idp_0', 'ada'),
    ]
    expect(answers).toEqual(answers.map(() => ({ outcome: 'wrong' })))
    expect((await refusals(harbour)).filter((said) => said === 'wrong')).toHaveLength(2)
  })

  it('tells whom the directory knows, but nothing gives a role, so, and the audit log too', async () => {
    expect(await knock('harbour', own, 'bob')).toEqual({ outcome: 'no_role' })
    expect(await refusals(harbour)).toContain('no_role')
  })

  it('counts attempts by name and address, of each directory apart', async () => {
    const from = (provider: string) =>
      signInByDirectory({
        slug: 'harbour',
        provider,
        login: 'Deep',
        password: 'x',
        address: '198.51.100.9',
        userAgent: null,
        at: new Date(),
      })
    for (let attempt = 0; attempt < PAIR_LIMIT; attempt++) {
      expect(await from(own)).toEqual({ outcome: 'wrong' })
    }
    expect(await from(own)).toMatchObject({ outcome: 'throttled' })
    expect(await from(shared)).toEqual({ outcome: 'wrong' })
  })

  it('lets nobody in by a directory that is off', async () => {
    await changeProvider(harbour.scope('owner'), own, { enabled: false }, new Date())
    expect((await waysIn('harbour')).map(({ name }) => name)).toEqual(['Company LDAP'])
    expect(await knock('harbour', own, 'ada')).toEqual({ outcome: 'wrong' })
    await changeProvider(harbour.scope('owner'), own, { enabled: true }, new Date())
  })

  it('asks again for a live session after five minutes: other groups, other roles; nobody there, nobody here', async () => {
    const dn = `uid=mover,${PEOPLE}`
    const member = (operation: 'add' | 'delete', group: string) => (client: Client) => {
      const modification = new Attribute({ type: 'member', values: [dn] })
      return client.modify(`cn=${group},${GROUPS}`, new Change({ operation, modification }))
    }
    const entry = { objectClass: 'inetOrgPerson', uid: 'mover', cn: 'M', sn: 'M', userPassword: 'p' }
    await administer(slapd, (client) => client.add(dn, entry))
    await administer(slapd, member('add', 'engineers'))
    const answer = await knock('harbour', own, 'mover', 'p')
    if (answer.outcome !== 'ok') throw new Error(answer.outcome)
    const { sid } = answer
    const rolesAfter = async (minutes: number) =>
      (
        await currentSession({
          sid,
          slug: 'harbour',
          platform: false,
          at: new Date(Date.now() + minutes * 60_000),
        })
      ).roles
    await administer(slapd, member('delete', 'engineers'))
    await administer(slapd, member('add', 'everyone'))
    expect(await rolesAfter(4)).toEqual(['manager', 'operator'])
    expect(await rolesAfter(6)).toEqual(['operator'])
    await slapd.stop()
    expect(await rolesAfter(12)).toEqual(['operator'])
    await slapd.again()
    await administer(slapd, (client) => client.del(dn))
    await expect(rolesAfter(18)).rejects.toThrow('no valid credentials')
  })

  it('ends sessions of a directory that was turned off, at the latest after five minutes', async () => {
    const answer = await knock('harbour', own, 'ada')
    if (answer.outcome !== 'ok') throw new Error(answer.outcome)
    await changeProvider(harbour.scope('owner'), own, { enabled: false }, new Date())
    const later = new Date(Date.now() + 6 * 60_000)
    const session = currentSession({ sid: answer.sid, slug: 'harbour', platform: false, at: later })
    await expect(session).rejects.toThrow('no valid credentials')
    await changeProvider(harbour.scope('owner'), own, { enabled: true }, new Date())
  })

  it('gives whoever has the e-mail of another tenant’s local owner nothing of theirs', async () => {
    const members = () => inTenant(pier.scope('owner'), (tx) => listMembers(tx))
    const before = await members()
    const boss = before.find(({ email }) => email === LOCAL)
    for (const [slug, provider] of [
      ['harbour', own],
      ['pier', shared],
    ] as const) {
      const answer = await knock(slug, provider, 'ada')
      if (answer.outcome !== 'ok') throw new Error(answer.outcome)
      expect(answer.userId).not.toBe(boss?.userId)
      expect(await rolesIn(pier, answer.sid)).not.toContain('owner')
    }
    expect((await members()).filter(({ userId }) => userId === boss?.userId)).toEqual(
      before.filter(({ userId }) => userId === boss?.userId),
    )
  })

  it('says within five seconds that the directory does not answer, while local accounts come in, and lets in again once it does', async () => {
    expect(DIRECTORY_MS).toBeLessThan(5000)
    await slapd.stop()
    const local = { email: LOCAL, password: 'local tide table 9', address: null, userAgent: null }
    expect(await signIn({ ...local, at: new Date() })).toMatchObject({ outcome: 'ok' })
    expect(await knock('harbour', own, 'ada')).toEqual({ outcome: 'directory_away' })
    expect(await refusals(harbour)).toContain('directory_away')
    await slapd.again()
    expect(await knock('harbour', own, 'ada')).toMatchObject({ outcome: 'ok' })
  })

  it('knows the house of the platform as nobody’s door', async () => {
    expect(await waysIn(HOUSE.slug)).toEqual(await waysIn(null))
  })
})
