import pg from 'pg'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { admitProviderPerson } from '@/lib/auth/admit-provider-person'
import { currentSession } from '@/lib/auth/current-session'
import { parsePublicId, publicId } from '@/lib/core/public-id'
import { callRoute } from '@/tools/testing/call-route'
import { type Sender, type World, world } from '@/tools/testing/world'

const [BANK, PIER] = ['harbour-bank', 'north-pier']
let w: World
let db: pg.Client
let boss: Sender
let admin: Sender
beforeAll(async () => {
  w = await world()
  db = new pg.Client({ connectionString: w.database.ownerUrl })
  await db.connect()
  boss = await w.signIn(`owner@${BANK}.example`)
  admin = await w.signIn(w.logins.platform.email)
})
afterAll(async () => {
  await db?.end()
  await w?.end()
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
const LDAP = {
  servers: ['ldaps://directory.example.com', 'ldaps://SECOND.example.com/'],
  ca: null,
  bind_dn: null,
  people_base: 'ou=people, dc=example, dc=com',
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

type Json = { id: string; status: number; version: string; items: Json[]; [more: string]: unknown }
async function call(as: Sender, name: string, path: string, body?: unknown): Promise<Json> {
  const [method = '', template = ''] = name.split(' ')
  const spec = { method, path: template } as Parameters<typeof callRoute>[1]
  const tenant = template.startsWith('/platform') ? {} : { tenant: BANK }
  const answer = await callRoute(w, spec, path, { as, ...tenant, ...(body === undefined ? {} : { body }) })
  return { status: answer.status, ...(answer.status === 204 ? {} : await answer.json()) }
}
const house = async (settings: object) => {
  // A house has only so many.
  await db.query(
    `UPDATE identity_provider SET removed_at = now() WHERE tenant_id = '00000000-0000-0000-0000-000000000000'`,
  )
  const given = { name: v7(), enabled: true, ...settings }
  const made = await call(admin, 'POST /platform/identity-providers', '/platform/identity-providers', given)
  expect(made.status, JSON.stringify(made)).toBe(201)
  return made.id
}
const lead = (id: string, patch: object) =>
  call(admin, 'PATCH /platform/identity-providers/{id}', `/platform/identity-providers/${id}`, patch)
const RULES = '/identity-providers/{id}/rules'
const readRules = (id: string) => call(boss, `GET ${RULES}`, `/identity-providers/${id}/rules`)
const rule = (value: string, role = 'operator', match = 'exact') => ({ match, value, role })
async function setRules(id: string, ...rules: object[]) {
  const { version } = await readRules(id)
  return call(boss, `PUT ${RULES}`, `/identity-providers/${id}/rules`, { version, rules })
}
const preview = (id: string, ...rules: object[]) =>
  call(boss, `POST ${RULES}/preview`, `/identity-providers/${id}/rules/preview`, { rules })
const confirm = (id: string, version: string) =>
  call(boss, `POST ${RULES}/confirmation`, `/identity-providers/${id}/rules/confirmation`, { version })
async function rowOf(id: string) {
  const { rows } = await db.query(
    'SELECT tenant_id, kind, changed_at, settings FROM identity_provider WHERE id = $1',
    [parsePublicId('identity_provider', id)],
  )
  return rows[0]
}
async function tenantOf(slug: string) {
  const { rows } = await db.query('SELECT id, name, time_zone AS "timeZone" FROM tenant WHERE slug = $1', [
    slug,
  ])
  return { ...rows[0], slug, language: 'zh' as const }
}
interface Coming {
  groups?: string[]
  subject?: string
  slug?: string | null
  /** As the provider was when it was asked. */
  asked?: Date
}
async function come(
  id: string,
  { groups = ['harbour-ops'], subject = v7(), slug = BANK, asked }: Coming = {},
) {
  const row = await rowOf(id)
  const uuid = parsePublicId('identity_provider', id) ?? ''
  return admitProviderPerson({
    door: slug === null ? null : await tenantOf(slug),
    provider: {
      tenantId: row.tenant_id,
      id: uuid,
      kind: row.kind,
      name: 'x',
      changedAt: asked ?? row.changed_at,
    },
    person: {
      issuer: row.settings.issuer ?? 'x',
      subject,
      login: subject,
      name: subject,
      email: null,
      groups,
    },
    ...{ address: null, userAgent: null, providerSession: null, sealed: null, at: new Date() },
  })
}
const rolesOf = async (sid: string) =>
  (await currentSession({ sid, slug: BANK, platform: false, at: new Date() })).roles
const events = async (slug: string, action: string) =>
  (
    await db.query(
      `SELECT e.before, e.after, e.target_id FROM audit_event e JOIN tenant t ON t.id = e.tenant_id WHERE t.slug = $1 AND e.action = $2
       ORDER BY e.id`,
      [slug, action],
    )
  ).rows
const sessionsBy = async (id: string) =>
  (
    await db.query(`SELECT ended_at FROM session WHERE provider LIKE '%' || $1 AND ended_at IS NULL`, [
      parsePublicId('identity_provider', id),
    ])
  ).rows.length

describe('a provider of the platform that is led elsewhere', () => {
  it('tells the tenants concerned, and their rules give nothing until an owner confirms what they saw', async () => {
    const id = await house({ oidc: OIDC })
    await setRules(id, rule('harbour-ops'))
    const before = await come(id)
    if (before.outcome !== 'ok') throw new Error(before.outcome)
    expect(await rolesOf(before.sid)).toEqual(['operator'])
    const told = (await events(PIER, 'identity_provider.led_elsewhere')).length

    await lead(id, { oidc: { ...OIDC, issuer: 'https://evil.example.com' } })
    await expect(rolesOf(before.sid)).rejects.toThrow('no valid credentials')
    expect((await events(BANK, 'identity_provider.led_elsewhere')).at(-1)).toMatchObject({
      target_id: id,
      before: { leads_to: ['https://id.example.com'] },
      after: {
        leads_to: ['https://evil.example.com'],
        rules_to_confirm: 1,
        by: expect.stringMatching(/^usr_/),
      },
    })
    expect(await events(PIER, 'identity_provider.led_elsewhere')).toHaveLength(told)
    expect(await come(id)).toEqual({ outcome: 'no_role' })
    // Looking at them, and saving them, is no confirmation.
    const seen = await readRules(id)
    expect(seen.items).toMatchObject([{ dormant: true }])
    expect(seen.provider).toMatchObject({ leads_to: ['https://evil.example.com'] })
    const list = await call(boss, 'GET /identity-providers', '/identity-providers')
    expect(list.items.find((one) => one.id === id)).toMatchObject({ rules_to_confirm: 1 })
    const [kept] = seen.items
    await call(boss, `PUT ${RULES}`, `/identity-providers/${id}/rules`, {
      version: seen.version,
      rules: [{ ...rule('harbour-ops'), id: kept?.id }, rule('harbour-other')],
    })
    expect(await come(id)).toEqual({ outcome: 'no_role' })

    // Nor is it to write the same rule anew.
    await setRules(id, rule('harbour-ops'), rule('harbour-other'))
    expect((await readRules(id)).items).toMatchObject([{ dormant: true }, { dormant: true }])
    expect(await come(id)).toEqual({ outcome: 'no_role' })

    // Moved once more since they looked: what they saw is not what they would confirm.
    const stale = await readRules(id)
    await lead(id, { oidc: { ...OIDC, issuer: 'https://third.example.com' } })
    expect(await confirm(id, stale.version)).toMatchObject({ status: 409, code: 'rules_changed' })
    expect(await come(id)).toEqual({ outcome: 'no_role' })
    expect((await confirm(id, (await readRules(id)).version)).items).toMatchObject([
      { dormant: false },
      { dormant: false },
    ])
    const after = await come(id)
    if (after.outcome !== 'ok') throw new Error(after.outcome)
    expect(await rolesOf(after.sid)).toEqual(['operator'])
    expect((await events(BANK, 'identity_provider.rules_confirmed')).at(-1)).toMatchObject({
      after: { leads_to: ['https://third.example.com'], rules: 2 },
    })
    // Confirming gives nothing to whom the place before vouched for.
    const { rows } = await db.query('SELECT role FROM membership WHERE user_id = $1', [before.userId])
    expect(rows).toEqual([])
  })

  it('does so too while it is switched off, and not by a new name or place in the list', async () => {
    const id = await house({ oidc: OIDC })
    await setRules(id, rule('harbour-ops'))
    await lead(id, { name: v7() })
    expect((await readRules(id)).items).toMatchObject([{ dormant: false }])
    await lead(id, { enabled: false })
    await lead(id, { oidc: { ...OIDC, issuer: 'https://quiet.example.com' } })
    await lead(id, { enabled: true })
    expect((await readRules(id)).items).toMatchObject([{ dormant: true }])
    expect(await come(id)).toEqual({ outcome: 'no_role' })
  })

  it('cannot be led elsewhere without telling: where a tenant cannot be told, nothing changes', async () => {
    const id = await house({ oidc: OIDC })
    await setRules(id, rule('harbour-ops'))
    await db.query(
      `ALTER TABLE audit_event ADD CONSTRAINT nothing CHECK (action <> 'identity_provider.led_elsewhere') NOT VALID`,
    )
    const answer = await lead(id, { oidc: { ...OIDC, issuer: 'https://evil.example.com' } })
    await db.query('ALTER TABLE audit_event DROP CONSTRAINT nothing')
    expect(answer.status).toBe(500)
    expect((await rowOf(id)).settings.issuer).toBe('https://id.example.com')
    expect((await come(id)).outcome).toBe('ok')
  })
})

describe('a sign-in that waited', () => {
  it('is refused when its provider was changed, switched off or removed meanwhile', async () => {
    const changes: ((id: string) => Promise<Json>)[] = [
      (id) => lead(id, { oidc: { ...OIDC, client_id: 'another' } }),
      (id) => lead(id, { enabled: false }),
      (id) => call(admin, 'DELETE /platform/identity-providers/{id}', `/platform/identity-providers/${id}`),
    ]
    for (const change of changes) {
      const id = await house({ oidc: OIDC })
      await setRules(id, rule('harbour-ops'))
      const { changed_at: asked } = await rowOf(id)
      expect((await change(id)).status).toBeLessThan(300)
      expect(await come(id, { asked })).toEqual({ outcome: 'provider_gone' })
      expect(await sessionsBy(id)).toBe(0)
      expect((await events(BANK, 'person.sign_in_refused')).at(-1)).toMatchObject({
        after: { why: 'provider_gone' },
      })
    }
  })

  it('is refused when that is done in the very moment in which its session would begin', async () => {
    const id = await house({ oidc: OIDC })
    await setRules(id, rule('harbour-ops'))
    // The provider's row is taken, as whoever switches it off takes it, while the sign-in comes.
    await db.query('BEGIN')
    await db.query('UPDATE identity_provider SET enabled_at = NULL WHERE id = $1', [
      parsePublicId('identity_provider', id),
    ])
    const coming = come(id)
    await new Promise((done) => setTimeout(done, 200))
    await db.query('COMMIT')
    expect(await coming).toEqual({ outcome: 'provider_gone' })
    expect(await sessionsBy(id)).toBe(0)
  })
})

describe('a directory', () => {
  it.each([
    ['another server', { servers: ['ldaps://directory.example.com', 'ldaps://evil.example.com'] }, true],
    ['one server less', { servers: ['ldaps://directory.example.com'] }, true],
    ['another base', { people_base: 'ou=other,dc=example,dc=com' }, true],
    ['another attribute for who somebody is', { subject_attribute: 'uidNumber' }, true],
    ['the same servers in another order and spelling', { servers: [...LDAP.servers].reverse() }, false],
  ])('with %s is another, or not', async (_, change, another) => {
    const { directoryIssuer } = await import('@/lib/grants/directory-issuer')
    const issuer = (settings: typeof LDAP) => directoryIssuer('x', settings)
    expect(issuer({ ...LDAP, ...change }) !== issuer(LDAP)).toBe(another)
    expect(issuer({ ...LDAP, people_base: 'OU=People,DC=example,DC=com' })).toBe(issuer(LDAP))
  })

  it('has its people under where it is asked, those too from before that was so', async () => {
    const { readFileSync } = await import('node:fs')
    const { directoryIssuer } = await import('@/lib/grants/directory-issuer')
    const id = parsePublicId('identity_provider', await house({ ldap: LDAP })) ?? ''
    await db.query(
      `INSERT INTO identity (id, issuer, subject, user_id, created_at, provider_id)
       SELECT $2, 'ldap:' || $1, 's', u.id, now(), $1::uuid FROM app_user u LIMIT 1`,
      [id, v7()],
    )
    const sql = readFileSync('prisma/migrations/0034_providers_move/migration.sql', 'utf8')
    const update = /UPDATE "identity"[\s\S]*?;/.exec(sql)?.[0] ?? ''
    await db.query(update)
    const { rows } = await db.query(`SELECT issuer FROM identity WHERE provider_id = $1`, [id])
    expect(rows).toEqual([{ issuer: directoryIssuer(id, LDAP) }])
  })
})

describe('a rule for a provider of the platform', () => {
  it.each(['*', '**', '?*', 'a*'])('is refused where it takes in everybody: %s', async (value) => {
    const id = await house({ oidc: OIDC })
    const refused = { status: 400, code: 'rule_for_everybody', at: '/rules/1/value' }
    const rules = [rule('harbour-ops'), rule(value, 'viewer', 'pattern')]
    expect(await setRules(id, ...rules)).toMatchObject(refused)
    expect(await preview(id, ...rules)).toMatchObject(refused)
    expect((await readRules(id)).items).toEqual([])
  })

  it('may take in everybody of the tenant’s own provider', async () => {
    const own = await call(boss, 'POST /identity-providers', '/identity-providers', {
      name: v7(),
      oidc: OIDC,
    })
    expect((await setRules(own.id, rule('*', 'viewer', 'pattern'))).status).toBe(200)
  })

  it('names in its preview only who came to this tenant’s own door, and counts the others', async () => {
    const id = await house({ oidc: OIDC })
    await setRules(id, rule('harbour-ops'))
    const names = ['knocked', 'elsewhere'].map((name) => `${name}-${v7()}`)
    await come(id, { subject: names[0] ?? '' })
    await come(id, { subject: names[1] ?? '', slug: null })
    const seen = await preview(id, rule('harbour-ops', 'viewer'))
    expect(seen.total).toBe(2)
    expect(JSON.stringify(seen)).toContain(names[0])
    expect(JSON.stringify(seen)).not.toContain(names[1])
    const rules = await readRules(id)
    expect(rules.items).toMatchObject([{ people: 2 }])
    expect(JSON.stringify(rules)).not.toContain(names[1])
  })

  it('may have a hundred patterns and no more', async () => {
    const id = await house({ oidc: OIDC })
    const patterns = Array.from({ length: 101 }, (_, i) => rule(`harbour-${i}-*`, 'viewer', 'pattern'))
    expect((await setRules(id, ...patterns)).status).toBe(400)
    expect((await setRules(id, ...patterns.slice(1))).status).toBe(200)
    const many = Array.from({ length: 10_001 }, (_, i) => `group-${i}`)
    expect(await come(id, { groups: many })).toEqual({ outcome: 'too_many_groups' })
    expect(await sessionsBy(id)).toBe(0)
    expect((await come(id, { groups: [...many.slice(2), 'harbour-7-x'] })).outcome).toBe('ok')
  })
})

describe('somebody of a provider who is removed', () => {
  it('stays out at the next sign-in and under new rules, until they are let in again', async () => {
    const id = await house({ oidc: OIDC })
    await setRules(id, rule('harbour-ops'))
    const subject = `removed-${v7()}`
    const first = await come(id, { subject })
    if (first.outcome !== 'ok') throw new Error(first.outcome)
    const person = publicId('user', first.userId)
    await call(boss, 'DELETE /members/{id}', `/members/${person}`)
    expect((await events(BANK, 'member.removed')).at(-1)).toMatchObject({ after: { kept_out: true } })
    expect(await come(id, { subject })).toEqual({ outcome: 'no_role' })
    await setRules(id, rule('harbour-ops', 'viewer'))
    expect(await come(id, { subject })).toEqual({ outcome: 'no_role' })
    const keptOut = async () =>
      ((await call(boss, 'GET /members', '/members')).kept_out as { id: string; login: string }[]).filter(
        (one) => one.id === person,
      )
    expect(await keptOut()).toMatchObject([{ login: subject }])
    const letIn = () => call(boss, 'DELETE /kept-out/{id}', `/kept-out/${person}`)
    expect((await letIn()).status).toBe(204)
    expect((await letIn()).status).toBe(404)
    expect(await keptOut()).toEqual([])
    const back = await come(id, { subject })
    if (back.outcome !== 'ok') throw new Error(back.outcome)
    expect(await rolesOf(back.sid)).toEqual(['viewer'])
    expect(await events(BANK, 'member.let_in_again')).toMatchObject([{ target_id: person }])
  })
})
