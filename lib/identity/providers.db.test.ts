import { rootCertificates } from 'node:tls'
import { v7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { LdapSettings } from '@/lib/core/ldap-settings'
import type { OidcSettings } from '@/lib/core/oidc-settings'
import { parsePublicId } from '@/lib/core/public-id'
import { listAuditEvents } from '@/lib/store/audit/list-audit-events'
import { closeConnections } from '@/lib/store/client'
import { listIdentityProviders } from '@/lib/store/identity-providers/list-identity-providers'
import { inTenant } from '@/lib/store/in-tenant'
import { readIdentityProvider, readIdentityProviders } from '@/lib/views/read-identity-providers'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { type TestTenant, testTenant, useDatabase } from '@/tools/testing/tenant'
import { addProvider } from './add-provider'
import { changeProvider } from './change-provider'
import { removeProvider } from './remove-provider'

const ldap: LdapSettings = {
  servers: ['ldaps://ldap.example.com'],
  ca: null,
  bind_dn: 'cn=reader,dc=example,dc=com',
  people_base: 'ou=people,dc=example,dc=com',
  people_filter: '(uid={login})',
  subject_attribute: 'entryUUID',
  login_attribute: 'uid',
  name_attribute: 'cn',
  email_attribute: 'mail',
  account_state: 'none',
  groups: 'walk',
  groups_base: null,
  groups_filter: null,
}
const oidc: OidcSettings = {
  issuer: 'https://id.example.com',
  client_id: 'plimsoll',
  client_auth: 'client_secret_basic',
  ca: null,
  scopes: ['profile'],
  login_claim: 'preferred_username',
  name_claim: 'name',
  email_claim: 'email',
  groups_claim: 'groups',
  end_session: true,
}

let database: TestDatabase
let tenant: TestTenant
beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
})
beforeEach(async () => {
  tenant = await testTenant(`t-${v7()}`)
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await closeConnections()
  await database?.drop()
})
const owner = () => tenant.scope('owner')
const add = (more: object = {}) =>
  addProvider(owner(), { name: 'LDAP', ldap, secret: 'bind password', ...more }, new Date())
const events = () =>
  inTenant(owner(), (tx) =>
    listAuditEvents(tx, { action: null, actorId: null, text: null, after: null, limit: 50 }),
  )
const rowOf = async (id: string) =>
  (await inTenant(owner(), (tx) => listIdentityProviders(tx, parsePublicId('identity_provider', id))))[0]

describe('an identity provider', () => {
  it('is kept with its secret sealed, which nothing shows', async () => {
    const id = await add()
    expect(await readIdentityProvider(owner(), id)).toMatchObject({
      kind: 'ldap',
      ldap,
      oidc: null,
      has_secret: true,
      enabled_at: null,
    })
    const told = JSON.stringify([await readIdentityProviders(owner()), await events()])
    expect(told).not.toContain('bind password')
    expect(Buffer.from((await rowOf(id))?.sealed ?? []).toString('latin1')).not.toContain('bind password')
  })

  it('is changed with before and after in the audit log, and not at all by what changes nothing', async () => {
    const id = await add()
    await changeProvider(owner(), id, { name: 'LDAP' }, new Date())
    await changeProvider(
      owner(),
      id,
      { enabled: true, ldap: { ...ldap, name_attribute: 'displayName' } },
      new Date(),
    )
    const [changed, created, ...rest] = await events()
    expect([changed?.action, created?.action, rest]).toEqual([
      'identity_provider.changed',
      'identity_provider.created',
      [],
    ])
    expect(changed).toMatchObject({
      before: { enabled: false, settings: { name_attribute: 'cn' } },
      after: { enabled: true, settings: { name_attribute: 'displayName' } },
    })
  })

  it.each([
    ['other servers', { servers: ['ldaps://evil.example.com'] }],
    ['another authority', { ca: `${rootCertificates[0]}` }],
    ['another account', { bind_dn: 'cn=other,dc=example,dc=com' }],
  ])('with %s wants its secret again, which would else be sent there', async (_, more) => {
    const id = await add()
    const change = (secret?: string) =>
      changeProvider(owner(), id, { ldap: { ...ldap, ...more }, ...(secret ? { secret } : {}) }, new Date())
    await expect(change()).rejects.toMatchObject({ code: 'secret_required', at: '/secret' })
    await change('again')
    expect((await readIdentityProvider(owner(), id)).ldap).toMatchObject(more)
  })

  it('of OpenID with another issuer wants its secret again', async () => {
    const id = await add({ name: 'SSO', ldap: undefined, oidc })
    const moved = { ...oidc, issuer: 'https://evil.example.com' }
    await expect(changeProvider(owner(), id, { oidc: moved }, new Date())).rejects.toMatchObject({
      code: 'secret_required',
    })
    await changeProvider(owner(), id, { oidc: { ...oidc, groups_claim: 'roles' } }, new Date())
  })

  it('that looks people up by an account is not kept without its password', async () => {
    await expect(add({ secret: undefined })).rejects.toMatchObject({ code: 'secret_required' })
    const id = await add({ secret: undefined, ldap: { ...ldap, bind_dn: null } })
    expect((await readIdentityProvider(owner(), id)).has_secret).toBe(false)
  })

  it.each([
    ['/ldap/servers/0', 'address_not_allowed', { servers: ['ldaps://10.0.0.5'] }],
    ['/ldap/servers/0', 'address_not_allowed', { servers: ['ldap://localhost'] }],
    ['/ldap/servers/0', 'address_not_allowed', { servers: ['ldaps://ldap.example.com:22'] }],
    ['/ldap/servers', 'invalid_body', { servers: ['ldaps://a.example', 'ldaps://a.example'] }],
    ['/ldap/people_filter', 'invalid_body', { people_filter: '(uid={login}' }],
    ['/ldap/people_base', 'invalid_body', { people_base: 'example.com' }],
    ['/ldap/groups_filter', 'invalid_body', { groups_filter: 'cn=x)(' }],
  ])('is refused at %s for %s', async (at, code, more) => {
    await expect(add({ ldap: { ...ldap, ...more } })).rejects.toMatchObject({ at, code })
  })

  it('in the operator’s own network is taken once the operator lists it', async () => {
    vi.stubEnv('PLIMSOLL_OUTGOING_ALLOW', '10.0.0.0/8')
    await add({ ldap: { ...ldap, servers: ['ldaps://10.0.0.5:10636'] } })
    vi.unstubAllEnvs()
    useDatabase(database)
  })

  it('has a name of its own, and its place in the order, to which the others make room', async () => {
    for (const name of ['A', 'B', 'C']) await add({ name })
    await expect(add({ name: 'b' })).rejects.toMatchObject({ code: 'name_taken' })
    const names = async () =>
      (await readIdentityProviders(owner())).items.map(({ name, position }) => `${name}${position}`)
    const last = (await readIdentityProviders(owner())).items[2]?.id ?? ''
    await changeProvider(owner(), last, { position: 0 }, new Date())
    expect(await names()).toEqual(['C0', 'A1', 'B2'])
    await removeProvider(owner(), last, new Date())
    expect(await names()).toEqual(['A1', 'B2'])
  })

  it('of another tenant is not there', async () => {
    const id = await add()
    const other = (await testTenant(`o-${v7()}`)).scope('owner')
    await expect(readIdentityProvider(other, id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(changeProvider(other, id, { name: 'x' }, new Date())).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(removeProvider(other, id, new Date())).rejects.toMatchObject({ code: 'not_found' })
  })
})
