import { readFileSync } from 'node:fs'
import { Secret, TOTP } from 'otpauth'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { AUDIT_ACTIONS } from '@/components/audit/audit-actions'
import { ADMIN_ROLES } from '@/lib/access/duties'
import { PEER_HEADER } from '@/lib/auth/request-address'
import { signOut } from '@/lib/auth/sign-out'
import { callRoute } from '@/tools/testing/call-route'
import { comeInByBreakGlass } from '@/tools/testing/come-in-by-break-glass'
import { type World, world } from '@/tools/testing/world'
import { ROUTES } from './routes'

/**
 * Every route that changes something is called three times: while no audit event can be written, when nothing at all may
 * change; while nothing else can be kept, when no event may stay; and as it is, when exactly the events that are said here
 * stay, with who, through what, from where, and without a secret. A new route that changes something is missed here by name.
 */
vi.mock('@/lib/http/log-failure', () => ({ logFailure: () => {} }))

const [OWN, WORD] = ['harbour-bank', 'census-3e7a']
const ADDRESS = '198.51.100.23'

/** Why a route that is no GET writes no audit event. */
const SILENT: Readonly<Record<string, string>> = {
  'POST /agents/heartbeat': 'says only that an agent lives, every few minutes',
  'POST /assessments/preview': 'computes, and keeps nothing',
  'POST /findings/bulk/{id}/continue':
    'goes on with what is written; each step is an event (lib/triage/bulk.db.test.ts)',
  'POST /identity-providers/{id}/rules/preview': 'computes, and keeps nothing',
  'POST /invitations': 'reads, for whoever has the link',
  'POST /doors': 'looks up, and keeps nothing but how often an address asked',
  'PATCH /me': 'the language one reads in; it concerns nobody else',
  'POST /me/second-factor': 'a secret that counts for nothing before a code of it was given',
  'DELETE /me/second-factor-reset': 'somebody has read a notice',
}

let w: World
let owner: pg.Client
/** The names of a domain are its keeper's: here they say whatever is asked. */
vi.mock('@/lib/identity/txt-records', () => ({
  txtRecords: async () =>
    (await owner.query<{ proof: string }>('SELECT proof FROM tenant_domain')).rows.map(
      ({ proof }) => `plimsoll-domain=${proof}`,
    ),
}))
type Cookie = { cookie: string }
const senders: Record<string, Cookie> = {}
type Json = { id: string; items: Json[]; [more: string]: unknown }

async function send(name: string, path: string, as = 'owner', body?: unknown): Promise<Response> {
  const [method = '', template = ''] = name.split(' ')
  const sender = senders[template.startsWith('/platform') ? 'admin' : as]
  if (!sender) throw new Error(`nobody is ${as}`)
  const anybody = template === '/invitations/sign-up'
  const response = await callRoute(w, { method, path: template } as Parameters<typeof callRoute>[1], path, {
    ...(anybody ? {} : { as: sender }),
    ...(anybody || template.startsWith('/platform') ? {} : { tenant: OWN }),
    ...(body === undefined ? {} : { body }),
    headers: {
      [PEER_HEADER]: ADDRESS,
      ...(typeof body === 'string' ? { 'content-type': 'application/octet-stream' } : {}),
    },
  })
  const renamed = response.headers.get('set-cookie')?.split(';')[0]
  if (renamed) sender.cookie = renamed
  return response
}
const read = async (path: string, name = `GET ${path}`, as?: string) =>
  (await (await send(name, path, as)).json()) as Json
const first = async (path: string) => (await read(path)).items[0] as Json

const LDAP = {
  servers: ['ldaps://directory.invalid'],
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
}

interface Step {
  /** Method and path of the route. */
  name: string
  /** The events it leaves, by their actions. */
  says: readonly string[]
  as?: string
  params?: () => Promise<Record<string, string>> | Record<string, string>
  query?: string
  /** Made anew for each call. */
  body?: () => unknown
}
/** Ids and secrets that earlier steps made, by what they are of. */
const made: Record<string, string> = {}
const id = (of: string) => () => ({ id: made[of] ?? 'missing' })
const keep = (of: string, value: string) => {
  made[of] = value
  return { id: value }
}
const ofAssessment = () => ({ id: made.assessment ?? '' })
const linkOf = (of: string) => ({ tenant: OWN, secret: (made[`${of} link`] ?? '').split('#')[1] ?? '' })
const password = (who: string) => w.password(`${who}@${OWN}.example`)
const codeOf = () =>
  new TOTP({
    secret: Secret.fromBase32(made.totp ?? ''),
    algorithm: 'SHA1',
    digits: 6,
    period: 30,
  }).generate()
const memberOf = async (email: string) => ({
  id: (await read('/members')).items.find((one) => one.email === email)?.id ?? 'missing',
})
const sessionsOf = (who: string) => w.signIn(`${who}@${OWN}.example`)

const STEPS: readonly Step[] = [
  {
    name: 'POST /submissions',
    says: ['submission.accepted'],
    query: `?asset=${WORD}`,
    body: () => readFileSync('demo/reports/docker-engine/default-20.10.json', 'utf8'),
  },
  {
    name: 'PATCH /assets/{id}',
    says: ['asset.labels'],
    params: async () => ({ id: (await first('/assets')).id }),
    body: () => ({ labels: { a: WORD } }),
  },
  {
    name: 'PATCH /findings/{id}',
    says: ['finding.changed'],
    params: async () => keep('finding', (await first('/findings')).id),
    body: () => ({ version: 0, comment: WORD }),
  },
  {
    name: 'POST /findings/bulk',
    says: ['findings.bulk_changed'],
    body: () => ({ ids: [made.finding], comment: WORD }),
  },
  {
    name: 'POST /findings/bulk/{id}/undo',
    says: ['findings.bulk_undone'],
    params: id('POST /findings/bulk'),
  },
  {
    name: 'POST /exceptions',
    says: ['exception.requested'],
    body: () => ({
      kind: 'risk',
      reason: WORD,
      until: new Date(Date.now() + 86_400_000).toISOString().slice(0, 10),
      ids: [made.finding],
    }),
  },
  {
    name: 'POST /exceptions/{id}/decision',
    says: ['exception.withdrawn'],
    params: id('POST /exceptions'),
    body: () => ({ decision: 'withdraw' }),
  },
  {
    name: 'POST /assessments',
    says: ['assessment.created'],
    body: () => ({ name: WORD, framework: 'iso27001-2022' }),
  },
  {
    name: 'PATCH /assessments/{id}',
    says: ['assessment.changed'],
    params: async () => keep('assessment', (await first('/assessments')).id),
    body: () => ({ scope: { labels: { a: WORD } } }),
  },
  {
    name: 'POST /assessments/{id}/controls/{control}/determinations',
    says: ['determination.proposed'],
    params: async () => {
      const list = await read(`/assessments/${made.assessment}/controls`, 'GET /assessments/{id}/controls')
      return {
        ...ofAssessment(),
        control: String(list.items.find(({ kind }) => kind === 'control')?.control),
      }
    },
    body: () => ({ verdict: 'met', narrative: WORD }),
  },
  {
    name: 'POST /determinations/{id}/decision',
    says: ['determination.withdrawn'],
    params: id('POST /assessments/{id}/controls/{control}/determinations'),
    body: () => ({ decision: 'withdraw' }),
  },
  {
    name: 'POST /assessments/{id}/reports',
    says: ['report.requested'],
    params: ofAssessment,
    body: () => ({ format: 'csv', lang: 'en' }),
  },
  {
    name: 'POST /component-declarations',
    says: ['component.declared'],
    body: () => ({
      components: [{ asset: made.asset, component: made.component }],
      declared: { function: 'web', level: 'high', way: 'only_one' },
      reason: WORD,
    }),
  },
  { name: 'POST /agents', says: ['agent.created'], body: () => ({ name: WORD }) },
  {
    name: 'POST /agents/enrolments',
    says: ['agent.code_made'],
    body: () => ({ agent: made['POST /agents'] }),
  },
  {
    name: 'POST /agents/enrol',
    says: ['agent.enrolled'],
    body: () => ({ code: made['POST /agents/enrolments code'] ?? 'none', host: WORD }),
  },
  {
    name: 'DELETE /agents/{id}/tokens',
    says: ['agent.locked_out'],
    params: id('POST /agents'),
  },
  {
    name: 'DELETE /agents/enrolments/{id}',
    says: ['agent.code_revoked'],
    params: id('POST /agents/enrolments'),
  },
  { name: 'DELETE /agents/{id}', says: ['agent.retired'], params: id('POST /agents') },
  { name: 'POST /tokens', says: ['token.created'], body: () => ({ kind: 'reader', name: WORD }) },
  { name: 'POST /tokens/{id}/rotate', says: ['token.rotated'], params: id('POST /tokens'), body: () => ({}) },
  { name: 'DELETE /tokens/{id}', says: ['token.revoked'], params: id('POST /tokens') },
  {
    name: 'POST /members',
    says: ['member.added'],
    body: () => ({ email: `${WORD}@example.com`, name: WORD, role: 'viewer' }),
  },
  {
    name: 'PATCH /members/{id}',
    says: ['member.changed'],
    params: id('POST /members'),
    body: () => ({ roles: ['auditor'] }),
  },
  { name: 'DELETE /members/{id}', says: ['member.removed'], params: id('POST /members') },
  {
    name: 'DELETE /kept-out/{id}',
    says: ['member.let_in_again'],
    params: async () => {
      await owner.query(
        `INSERT INTO provider_account (tenant_id, identity_id, user_id, provider_id, subject, login, name, groups, first_seen, seen_at,
           checked_at, kept_out_at)
         SELECT d.tenant_id, gen_random_uuid(), u.id, gen_random_uuid(), $2, $2, $2, '{}', now(), now(), now(), now()
         FROM tenant_directory d, app_user u WHERE d.slug = $1 AND u.email = $2 || '@example.com'`,
        [OWN, WORD],
      )
      return { id: made['POST /members'] ?? '' }
    },
  },
  {
    name: 'POST /support-access',
    says: ['support.granted'],
    params: async () => {
      const told = (await read('/support-access')) as unknown as { administrators: { id: string }[] }
      return keep('administrator', told.administrators[0]?.id ?? 'missing')
    },
    body: () => ({ administrator: made.administrator }),
  },
  {
    name: 'DELETE /support-access/{administrator}',
    says: ['support.ended'],
    params: () => ({ administrator: made.administrator ?? '' }),
  },
  {
    name: 'POST /invites',
    says: ['invite.created'],
    body: () => ({ email: `new@${WORD}.example`, roles: ['viewer'] }),
  },
  {
    name: 'POST /invites/{id}/link',
    says: ['invite.renewed'],
    params: id('POST /invites'),
    body: () => ({ days: 7 }),
  },
  {
    name: 'POST /invitations/sign-up',
    says: ['invite.accepted'],
    body: () => ({
      ...linkOf('POST /invites/{id}/link'),
      name: WORD,
      password: 'a wholly new tide-table 7?',
    }),
  },
  {
    name: 'POST /invitations/acceptance',
    says: ['invite.accepted'],
    as: 'stranger',
    params: async () => {
      const body = { email: w.logins.platform.email, roles: ['viewer'] }
      made['stranger link'] ??= String(
        ((await (await send('POST /invites', '/invites', 'owner', body)).json()) as Json).link,
      )
      return {}
    },
    body: () => linkOf('stranger'),
  },
  {
    name: 'DELETE /invites/{id}',
    says: ['invite.revoked'],
    params: async () => {
      const body = { email: `nobody@${WORD}.example`, roles: ['viewer'] }
      made.revoked ??= ((await (await send('POST /invites', '/invites', 'owner', body)).json()) as Json).id
      return { id: made.revoked }
    },
  },
  {
    name: 'DELETE /member-sessions/{id}',
    says: ['member.session_ended'],
    params: async () => {
      const list = await read('/member-sessions')
      return { id: list.items.find((one) => JSON.stringify(one).includes('viewer@'))?.id ?? '' }
    },
  },
  {
    name: 'DELETE /members/{id}/sessions',
    says: ['member.sessions_ended'],
    params: () => memberOf(`manager@${OWN}.example`),
  },
  {
    name: 'POST /webhooks',
    says: ['webhook.created'],
    body: () => ({
      name: WORD,
      kind: 'standard',
      url: 'https://hooks.example.com/x',
      events: ['gap.new'],
    }),
  },
  {
    name: 'PATCH /webhooks/{id}',
    says: ['webhook.changed'],
    params: id('POST /webhooks'),
    body: () => ({ name: `${WORD}-2` }),
  },
  { name: 'POST /webhooks/{id}/secret', says: ['webhook.secret_rotated'], params: id('POST /webhooks') },
  { name: 'POST /webhooks/{id}/test', says: ['webhook.tested'], params: id('POST /webhooks') },
  { name: 'DELETE /webhooks/{id}', says: ['webhook.removed'], params: id('POST /webhooks') },
  {
    name: 'PATCH /local-sign-in',
    says: ['settings.local_sign_in_changed'],
    params: async () => keep('kept', (await memberOf(`owner@${OWN}.example`)).id),
    body: () => ({ break_glass: [made.kept] }),
  },
  {
    name: 'POST /local-sign-in/uses/{id}/acknowledgement',
    says: ['break_glass.acknowledged'],
    params: async () => {
      if (!made.used) {
        const user = (await memberOf(`manager@${OWN}.example`)).id
        await comeInByBreakGlass(OWN, user, 'Ada')
        const { uses } = (await read('/local-sign-in')) as { uses?: Json[] }
        made.used = uses?.[0]?.id ?? 'missing'
      }
      return { id: made.used }
    },
  },
  { name: 'POST /domains', says: ['domain.added'], body: () => ({ domain: `${WORD}.example` }) },
  {
    name: 'POST /domains/{id}/verification',
    says: ['domain.verified'],
    params: id('POST /domains'),
  },
  { name: 'DELETE /domains/{id}', says: ['domain.removed'], params: id('POST /domains') },
  { name: 'PATCH /settings', says: ['settings.changed'], body: () => ({ freshness_days: 77 }) },
  {
    name: 'PATCH /retention',
    says: ['retention.changed', 'retention.held'],
    body: () => ({ months: 24, hold: WORD }),
  },
  ...['/identity-providers', '/platform/identity-providers'].flatMap((path): Step[] => [
    {
      name: `POST ${path}`,
      says: ['identity_provider.created'],
      body: () => ({ name: WORD, ldap: LDAP, secret: 'a bind password that nobody may read' }),
    },
    {
      name: `PATCH ${path}/{id}`,
      says: ['identity_provider.changed'],
      params: id(`POST ${path}`),
      body: () => ({ name: `${WORD}-2` }),
    },
    {
      name: `POST ${path}/{id}/test`,
      says: ['identity_provider.tested'],
      params: id(`POST ${path}`),
      body: () => ({}),
    },
    ...(path.startsWith('/platform')
      ? []
      : [
          {
            name: `PUT ${path}/{id}/rules`,
            says: ['identity_provider.rules_changed'],
            params: id(`POST ${path}`),
            body: () => ({
              version: made.rules,
              rules: [{ match: 'exact', value: WORD, role: 'viewer' }],
            }),
          },
          {
            name: `POST ${path}/{id}/rules/confirmation`,
            says: ['identity_provider.rules_confirmed'],
            params: async () => {
              await owner.query('UPDATE role_rule SET dormant_since = now() WHERE value = $1', [WORD])
              return id(`POST ${path}`)()
            },
            body: () => ({ version: made.rules }),
          },
        ]),
    {
      name: `DELETE ${path}/{id}`,
      says: ['identity_provider.removed'],
      params: id(`POST ${path}`),
    },
  ]),
  {
    name: 'POST /platform/vulnerability-lists',
    says: ['vulnerability_list.replaced'],
    query: '?file=kev.csv',
    body: () => 'cveID,dateAdded\nCVE-2026-0001,2026-01-01\n',
  },
  {
    name: 'DELETE /platform/vulnerability-lists/{list}',
    says: ['vulnerability_list.removed'],
    params: () => ({ list: 'kev' }),
  },
  {
    name: 'POST /platform/tenants',
    says: ['invite.created', 'tenant.created'],
    body: () => ({
      slug: WORD,
      name: WORD,
      time_zone: 'Asia/Shanghai',
      language: 'zh',
      owner_email: `owner@${WORD}.example`,
    }),
  },
  {
    name: 'POST /platform/tenants/{id}/owner-invite',
    // In the tenant's log both, and in the platform's that somebody was invited.
    says: ['tenant.owner_invited', 'invite.created', 'tenant.owner_invited'],
    params: id('POST /platform/tenants'),
    body: () => ({ email: `owner@${WORD}.example` }),
  },
  {
    name: 'PATCH /platform/tenants/{id}',
    // In the tenant's log, and in the platform's, which outlives the tenant.
    says: ['tenant.renamed', 'tenant.renamed'],
    params: id('POST /platform/tenants'),
    body: () => ({ name: 'Census' }),
  },
  {
    name: 'DELETE /sessions/{id}',
    says: ['session.ended'],
    params: async () => ({
      id: (await read('/sessions')).items.find(({ current }) => !current)?.id ?? '',
    }),
  },
  { name: 'DELETE /sessions', says: ['sessions.ended'] },
  {
    name: 'POST /me/second-factor/confirmation',
    says: ['person.second_factor_added'],
    as: 'auditor',
    params: async () => {
      const begun = await send('POST /me/second-factor', '/me/second-factor', 'auditor', {
        password: password('auditor'),
      })
      made.totp = String(((await begun.json()) as Json).secret)
      return {}
    },
    body: () => ({ code: codeOf() }),
  },
  {
    name: 'POST /me/second-factor/recovery-codes',
    says: ['person.recovery_codes_renewed'],
    as: 'auditor',
    body: () => ({ password: password('auditor'), code: codeOf() }),
  },
  {
    name: 'POST /me/second-factor/removal',
    says: ['person.second_factor_removed'],
    as: 'auditor',
    body: () => ({ password: password('auditor'), code: codeOf() }),
  },
  {
    name: 'DELETE /members/{id}/second-factor',
    says: ['member.second_factor_reset'],
    params: async () => {
      const email = `operator@${OWN}.example`
      await owner.query(
        `UPDATE app_user SET totp_secret = '\\x01', totp_since = now() WHERE email = $1 AND totp_since IS NULL`,
        [email],
      )
      return memberOf(email)
    },
  },
  {
    name: 'PUT /separate-duties',
    says: ['duties.separated'],
    params: async () => {
      for (const role of made.apart ? [] : ADMIN_ROLES) {
        const body = { email: `${role}@${WORD}.example`, name: role, role }
        await send('POST /members', '/members', 'owner', body)
      }
      return keep('apart', 'yes')
    },
    body: () => ({ separate: true }),
  },
  {
    name: 'PATCH /platform/administrators/{id}',
    says: ['administrator.duty_given'],
    params: async () => ({ id: (await first('/platform/administrators')).id }),
    body: () => ({ duty: 'system_admin' }),
  },
  {
    name: 'PUT /platform/separate-duties',
    says: ['duties.separated'],
    params: async () => {
      for (const [who, duty] of [
        ['viewer', 'security_admin'],
        ['manager', 'audit_admin'],
      ])
        await owner.query('UPDATE app_user SET platform_admin = true, platform_duty = $2 WHERE email = $1', [
          `${who}@${OWN}.example`,
          duty,
        ])
      return {}
    },
    body: () => ({ separate: true }),
  },
  {
    name: 'POST /me/password',
    says: ['person.password_changed'],
    as: 'auditor',
    body: () => ({ current: password('auditor'), new: `${WORD} and much longer 9!` }),
  },
]

/** What changes with every request, whatever it asks for: when somebody was last seen, how often they tried. */
const RESTLESS = ['session_visit', 'sign_in_throttle', 'audit_event', 'actor']
/** As restless, in a row: and a code of a second factor is used up also where what it was given for failed. */
const STEADY = `- 'last_seen_at' - 'totp_last_step'`

/**
 * Makes each insertion into the audit log, or each other change at the end of its transaction, fail where it is told to.
 */
async function plantFaults(): Promise<string[]> {
  await owner.query(`
    CREATE SCHEMA census;
    CREATE TABLE census.fault (kind text NOT NULL);
    INSERT INTO census.fault VALUES ('none');
    CREATE FUNCTION census.fail() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
    BEGIN
      IF EXISTS (SELECT 1 FROM census.fault WHERE kind = TG_ARGV[0]) THEN RAISE EXCEPTION 'planted fault'; END IF;
      RETURN NEW;
    END $$;
    CREATE TRIGGER census_event BEFORE INSERT ON audit_event FOR EACH ROW EXECUTE FUNCTION census.fail('events');
    -- The row of a report that is taken in is its event too.
    CREATE TRIGGER census_event BEFORE INSERT ON submission FOR EACH ROW EXECUTE FUNCTION census.fail('events')`)
  const { rows } = await owner.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1`,
  )
  const tables = rows.map(({ name }) => name).filter((name) => !RESTLESS.includes(name))
  for (const table of tables) {
    const on = `ON "${table}" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW`
    await owner.query(`
      CREATE CONSTRAINT TRIGGER census_new AFTER INSERT OR DELETE ${on} EXECUTE FUNCTION census.fail('changes');
      CREATE CONSTRAINT TRIGGER census_changed AFTER UPDATE ${on}
        WHEN (to_jsonb(OLD) ${STEADY} IS DISTINCT FROM to_jsonb(NEW) ${STEADY}) EXECUTE FUNCTION census.fail('changes')`)
  }
  return tables
}
const fail = (kind: 'none' | 'events' | 'changes') => owner.query('UPDATE census.fault SET kind = $1', [kind])

let tables: string[]
/** Everything there is, as one digest a table. */
async function everything(): Promise<Record<string, string>> {
  const row = `(to_jsonb(t) ${STEADY})::text`
  const { rows } = await owner.query<{ name: string; digest: string }>(
    tables
      .map(
        (name) =>
          `SELECT '${name}' AS name, coalesce(md5(string_agg(md5(${row}), '' ORDER BY md5(${row}))), '') AS digest FROM "${name}" t`,
      )
      .join(' UNION ALL '),
  )
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]))
}
interface Event {
  id: string
  action: string
  kind: string
  provider: string
  address: string
  text: string
}
const events = async (): Promise<Event[]> =>
  (
    await owner.query<Event>(
      `SELECT e.id, e.action, a.kind, e.provider, e.address, coalesce(e.before::text, '') || coalesce(e.after::text, '') AS text
       FROM audit_event e JOIN actor a ON a.tenant_id = e.tenant_id AND a.id = e.actor_ref
       UNION ALL SELECT s.id, 'submission.accepted', a.kind, s.provider, s.address, ''
       FROM submission s JOIN actor a ON a.tenant_id = s.tenant_id AND a.id = s.actor_ref WHERE s.provider IS NOT NULL ORDER BY id`,
    )
  ).rows

beforeAll(async () => {
  w = await world()
  vi.useFakeTimers({ toFake: ['Date'], shouldAdvanceTime: true })
  owner = new pg.Client({ connectionString: w.database.ownerUrl })
  await owner.connect()
  for (const who of ['owner', 'auditor', 'viewer', 'manager']) senders[who] = await sessionsOf(who)
  await sessionsOf('owner')
  senders.admin = await w.signIn(w.logins.platform.email)
  senders.stranger = senders.admin
  for (const who of ['viewer', 'manager']) await read('/assets', 'GET /assets', who)
  tables = await plantFaults()
}, 400_000)
afterAll(async () => {
  vi.useRealTimers()
  await owner?.end()
  await w?.end()
})

const PERSON = { kind: 'person', provider: 'local' }
/** What must never be in a log. */
const SECRETS =
  /"(secret|password|link|recovery_codes|initial_password|owner_initial_password|code|token)": ?"?([^",]+)/g

it('has every route that changes something, or says why it writes no event', () => {
  const changing = ROUTES.filter(({ method }) => method !== 'GET').map(
    ({ method, path }) => `${method} ${path}`,
  )
  expect([...STEPS.map(({ name }) => name), ...Object.keys(SILENT)].sort()).toEqual(changing.sort())
})

describe.each(STEPS.map((step) => [step.name, step] as const))('%s', (name, step) => {
  it('changes nothing without its audit event, leaves none without its change, and exactly its own', async () => {
    if (/\/rules(\/confirmation)?$/.test(name)) {
      const path = `/identity-providers/${made['POST /identity-providers']}/rules`
      made.rules = String((await read(path, 'GET /identity-providers/{id}/rules')).version)
    }
    if (name === 'POST /component-declarations') {
      const found = await first('/components')
      Object.assign(made, { asset: (found.asset as Json).id, component: found.component })
    }
    if (name.startsWith('DELETE /sessions')) await sessionsOf('owner')
    const params = (await step.params?.()) ?? {}
    const [, template = ''] = name.split(' ')
    const path =
      template.replaceAll(/\{([^}]+)\}/g, (_, key: string) => params[key] ?? 'missing') + (step.query ?? '')
    const attempt = async (): Promise<[number, string]> => {
      vi.setSystemTime(Date.now() + 3000)
      await owner.query('UPDATE app_user SET totp_last_step = NULL WHERE totp_last_step IS NOT NULL')
      const response = await send(name, path, step.as, step.body?.())
      return [response.status, await response.text()]
    }

    const before = await everything()
    const known = await events()
    for (const kind of ['events', 'changes'] as const) {
      // What is only tested changes nothing, so that nothing else can fail.
      if (kind === 'changes' && step.says.includes('identity_provider.tested')) continue
      await fail(kind)
      const [status, text] = await attempt()
      await fail('none')
      expect([kind, status, text]).toEqual([kind, 500, text])
      expect([kind, await everything()]).toEqual([kind, before])
      expect([kind, await events()]).toEqual([kind, known])
    }

    const [status, text] = await attempt()
    expect([status < 300, text]).toEqual([true, text])
    const answer = text.startsWith('{') ? (JSON.parse(text) as Json) : null
    if (answer?.id) made[name] = answer.id
    if (answer?.code) made[`${name} code`] = String(answer.code)
    if (answer?.link) made[`${name} link`] = String(answer.link)
    const fresh = (await events()).filter((event) => !known.some((one) => one.id === event.id))
    // Several of one instant have no order of their own.
    expect(fresh.map(({ action }) => action).sort()).toEqual([...step.says].sort())
    for (const event of fresh) {
      expect(AUDIT_ACTIONS).toContain(event.action)
      const who = name === 'POST /agents/enrol' ? { kind: 'system', provider: 'system' } : PERSON
      expect(event).toMatchObject({ ...who, address: ADDRESS })
      for (const [, , secret = ''] of `${text} ${JSON.stringify(step.body?.() ?? {})}`.matchAll(SECRETS))
        if (secret !== 'null') expect(event.text).not.toContain(secret)
    }
  })
})

describe('signing in and out', () => {
  it('happens with its event in every tenant of the person, or not at all', async () => {
    // Of the platform's administrators the platform's log says it besides.
    await owner.query(`UPDATE app_user SET platform_admin = false WHERE email LIKE 'viewer@%'`)
    const { sid } = await sessionsOf('viewer')
    const before = await everything()
    const known = await events()
    for (const kind of ['events', 'changes'] as const) {
      await fail(kind)
      await expect(sessionsOf('viewer')).rejects.toThrow()
      await expect(signOut(sid, new Date())).rejects.toThrow()
      await fail('none')
      expect([kind, await everything(), await events()]).toEqual([kind, before, known])
    }
    await signOut(sid, new Date())
    expect((await events()).length).toBe(known.length + 1)
  })
})

it('leaves what a thing was before and what it is after, and of whom', async () => {
  const { rows } = await owner.query(
    `SELECT before, after, target_kind, target_id FROM audit_event WHERE action = 'member.changed'`,
  )
  expect(rows).toHaveLength(1)
  expect(rows[0].target_id).toBe(made['POST /members'])
  expect(JSON.stringify(rows[0].before)).toContain('viewer')
  expect(JSON.stringify(rows[0].after)).toContain('auditor')
})
