import pg from 'pg'
import { v7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { parsePublicId } from '@/lib/core/public-id'
import { DirectoryError } from '@/lib/directory/directory-error'
import { addProvider } from '@/lib/identity/add-provider'
import { closeConnections } from '@/lib/store/client'
import { inTenant } from '@/lib/store/in-tenant'
import { replaceRoleRules } from '@/lib/store/role-rules/replace-role-rules'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { type TestTenant, testTenant, useDatabase } from '@/tools/testing/tenant'
import { admitProviderPerson } from './admit-provider-person'
import { askDirectoryAgain } from './ask-directory-again'
import { UnauthenticatedError } from './auth-errors'
import { currentSession } from './current-session'

vi.mock('./ask-directory-again', () => ({ askDirectoryAgain: vi.fn() }))
const asked = vi.mocked(askDirectoryAgain)

let database: TestDatabase
let owner: pg.Client
let harbour: TestTenant
let provider: string
const at = new Date()
const minutes = (n: number) => new Date(at.getTime() + n * 60_000)
beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  harbour = await testTenant('harbour')
  const ldap = {
    servers: ['ldaps://directory.example'] as string[],
    ca: null,
    bind_dn: null,
    people_base: 'dc=example',
    people_filter: '(uid={login})',
    subject_attribute: 'entryUUID',
    login_attribute: 'uid',
    name_attribute: 'cn',
    email_attribute: 'mail',
    account_state: 'none',
    groups: 'walk',
    groups_base: null,
    groups_filter: null,
  } as const
  const id = await addProvider(harbour.scope('owner'), { name: 'Staff', enabled: true, ldap }, at)
  provider = parsePublicId('identity_provider', id) ?? ''
  const rule = (value: string, role: 'operator' | 'viewer') => ({
    ...{ id: v7(), match: 'exact', value, role, labelRule: null },
    match: 'exact' as const,
  })
  const rules = [rule('cn=ops,dc=example', 'operator'), rule('cn=all,dc=example', 'viewer')]
  await inTenant(harbour.scope('owner'), (tx) => replaceRoleRules(tx, { providerId: provider, rules, at }))
})
beforeEach(() => {
  asked.mockReset()
})
afterAll(async () => {
  await owner?.end()
  await closeConnections()
  await database?.drop()
})

async function arrived() {
  const person = {
    ...{ issuer: `ldap:${provider}`, subject: v7(), login: 'wang', name: 'Wang', email: null },
    groups: ['cn=ops,dc=example'],
  }
  const { rows } = await owner.query('SELECT changed_at FROM identity_provider WHERE id = $1', [provider])
  const result = await admitProviderPerson({
    door: harbour.tenant,
    provider: {
      ...{ tenantId: harbour.tenant.id, id: provider, kind: 'ldap', name: 'Staff' },
      changedAt: rows[0].changed_at,
    },
    person,
    ...{ address: null, userAgent: null, providerSession: null, sealed: null, at },
  })
  if (result.outcome !== 'ok') throw new Error(result.outcome)
  return { ...result, person }
}
const rolesAt = async (sid: string, when: Date) =>
  (await currentSession({ sid, slug: 'harbour', platform: false, at: when })).roles
const away = () => new DirectoryError('connect', 'timeout')

it('is not asked within five minutes, then once for many requests, and roles follow its answer', async () => {
  const { sid, person } = await arrived()
  await rolesAt(sid, minutes(4))
  expect(asked).not.toHaveBeenCalled()
  asked.mockResolvedValue({ ...person, groups: ['cn=all,dc=example'] })
  await Promise.all(Array.from({ length: 8 }, () => rolesAt(sid, minutes(6))))
  expect(asked).toHaveBeenCalledTimes(1)
  expect(asked.mock.calls[0]?.[1]).toBe(person.subject)
  expect(await rolesAt(sid, minutes(7))).toEqual(['viewer'])
  expect(asked).toHaveBeenCalledTimes(1)
})

it('puts out at that very request whom the directory no longer has', async () => {
  const { sid } = await arrived()
  asked.mockResolvedValue(null)
  await expect(rolesAt(sid, minutes(6))).rejects.toThrow(UnauthenticatedError)
})

it('lets a session go on while the directory is away, for 20 minutes since it last vouched and no longer', async () => {
  const { sid, userId, person } = await arrived()
  asked.mockResolvedValueOnce(person)
  await rolesAt(sid, minutes(6))
  asked.mockRejectedValue(away())
  for (const n of [12, 18, 24]) expect(await rolesAt(sid, minutes(n))).toEqual(['operator'])
  await expect(rolesAt(sid, minutes(30))).rejects.toThrow(UnauthenticatedError)
  const { rows } = await owner.query('SELECT ended_why FROM session WHERE user_id = $1', [userId])
  expect(rows).toEqual([{ ended_why: 'provider-silent' }])
})

it('does not take a failure of our own for a silent directory', async () => {
  const { sid } = await arrived()
  asked.mockRejectedValue(new TypeError('ours'))
  await expect(rolesAt(sid, minutes(6))).rejects.toThrow('ours')
})
