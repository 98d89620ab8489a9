import { readFileSync } from 'node:fs'
import { v7 } from 'uuid'
import { lookup, type Scope, systemScope } from '@/lib/access/keys'
import { addAgent } from '@/lib/agents/add-agent'
import { addEnrolment } from '@/lib/agents/add-enrolment'
import { changeProfile } from '@/lib/assessments/change-profile'
import { createAssessment } from '@/lib/assessments/create-assessment'
import { decideDetermination } from '@/lib/assessments/decide-determination'
import { proposeDetermination } from '@/lib/assessments/propose-determination'
import { changeAsset } from '@/lib/assets/change-asset'
import { admitProviderPerson } from '@/lib/auth/admit-provider-person'
import { noteBreakGlass } from '@/lib/auth/note-break-glass'
import { domainRecord } from '@/lib/core/domain-record'
import { parsePublicId, publicId } from '@/lib/core/public-id'
import { declareFunctions } from '@/lib/functions/declare-functions'
import { addDomain } from '@/lib/identity/add-domain'
import { addProvider } from '@/lib/identity/add-provider'
import { verifyDomain } from '@/lib/identity/verify-domain'
import { submitReport } from '@/lib/ingest/submit-report'
import { batchAudit } from '@/lib/log/batch-audit'
import { checkpointView } from '@/lib/log/log-views'
import { addMember } from '@/lib/members/add-member'
import { inviteMember } from '@/lib/members/invite-member'
import { lookForNews } from '@/lib/notify/look-for-news'
import { renderReport } from '@/lib/reports/render-report'
import { rendererOf } from '@/lib/reports/renderer-of'
import { requestReport } from '@/lib/reports/request-report'
import { changeSettings } from '@/lib/settings/change-settings'
import { setKeptOut } from '@/lib/store/provider-accounts/set-kept-out'
import { setRulesDormant } from '@/lib/store/role-rules/set-rules-dormant'
import { addToken } from '@/lib/tokens/add-token'
import { changeFinding } from '@/lib/triage/change-finding'
import { continueBulk } from '@/lib/triage/continue-bulk'
import { decideException } from '@/lib/triage/decide-exception'
import { requestException } from '@/lib/triage/request-exception'
import { startBulk } from '@/lib/triage/start-bulk'
import { addWebhook } from '@/lib/webhooks/add-webhook'
import { queueMessage } from '@/lib/webhooks/queue-message'
import { standProvider } from '@/tools/testing/stand-provider'
import type { TestTenant } from '@/tools/testing/tenant'
import { ensureActor } from '../actors/ensure-actor'
import { setBreakGlass } from '../break-glass/set-break-glass'
import { setLocalSignIn } from '../break-glass/set-local-sign-in'
import { listDomains } from '../domains/list-domains'
import { ANY_FINDING } from '../findings/finding-sql'
import { listFindings } from '../findings/list-findings'
import { inPerson } from '../in-person'
import { inTenant } from '../in-tenant'
import { addSupport } from '../members/add-support'
import { insertDrop } from '../retention/insert-drop'
import { noteSweep } from '../retention/note-sweep'
import { setHold, setMonthsKept } from '../retention/set-retention'
import { replaceRoleRules } from '../role-rules/replace-role-rules'
import { openSession } from '../sessions/open-session'
import { visitSession } from '../sessions/visit-session'
import { seedImages } from './seed-images'

/** Planted in everything the first tenant writes; nobody else may ever see it. */
export const CANARY = 'canary-7d1f'

const DAY = 86_400_000
const lab = (file: string) =>
  readFileSync(`demo/reports/docker-bench/${file}`, 'utf8').replaceAll('shop-web', CANARY)
/** A report that says no time, of a check that no catalogue knows. */
const timeless = () =>
  lab('lab-default.json')
    .replace(/"start": \d+,/, '')
    .replace('"id": "1.1.3"', '"id": "1.1.99"')
    .replace('Ensure auditing is configured for the Docker daemon', CANARY)

/** Fills a tenant through every use case that writes. */
export async function seedFirst(tenant: TestTenant): Promise<void> {
  const owner = tenant.scope('owner', CANARY)
  await handIn(owner, lab('lab-default.json'), `${CANARY}-host`, 6)
  await handIn(owner, lab('lab-hardened.json'), `${CANARY}-host`, 5)
  await handIn(owner, lab('lab-default.json'), `${CANARY}-host`, 4)
  await handIn(owner, timeless(), `${CANARY}-host`, null)
  await handIn(owner, timeless(), `${CANARY}-host`, null)
  const snapshot = readFileSync('demo/reports/docker-engine/default-20.10.json', 'utf8')
  const host = await handIn(owner, snapshot.replaceAll('shop-web', CANARY), `${CANARY}-host`, 2)
  await declareFunctions(owner, {
    components: [{ asset: publicId('asset', host), component: `name:${CANARY}-1` }],
    declared: { function: 'web', level: 'high', way: 'only_one' },
    reason: CANARY,
  })
  const old = await handIn(owner, lab('lab-podman.json'), `${CANARY}-old`, 3)
  await changeAsset(owner, publicId('asset', old), { labels: { env: `${CANARY}-2` } }, new Date())
  await changeAsset(owner, publicId('asset', old), { retired: { reason: CANARY } }, new Date())
  await seedImages(tenant, CANARY)
  await seedPeople(tenant)
  await seedProvider(tenant)
  await seedOpenIdProvider(tenant)
  await seedAssessment(tenant)
  await changeSettings(owner, { name: CANARY, freshnessDays: 9 }, new Date())
  await inTenant(
    owner,
    (tx) => tx.db.$queryRaw`SELECT app.platform_set_quota(${tx.tenantId}::uuid, 9999, 99999999999, 777)`,
  )
  await batchAudit(systemScope(tenant.tenant, 'batch-audit'))
  await seedTriage(tenant)
  await seedWebhook(tenant)
  await seedRetention(tenant)
}

/** A setting, a hold, and an act of dropping; what it dropped the owner of the database says (`leakWorld`). */
async function seedRetention(tenant: TestTenant): Promise<void> {
  await inTenant(tenant.scope('owner', CANARY), async (tx) => {
    const by = await ensureActor(tx)
    await setMonthsKept(tx, 13, by)
    await setHold(tx, CANARY, by)
    const bytes = new Uint8Array(32).fill(77)
    const when = { at: new Date(), receivedBefore: new Date(0), decidedAt: new Date(0) }
    const act = { id: v7(), ...when, months: 13, decidedBy: by, pieces: 1, bytes: 1n, root: bytes }
    await insertDrop(tx, { ...act, objects: [bytes], logIndex: 0, logEpoch: 0 })
    await noteSweep(tx, { to: new Date(0), from: null, before: v7() })
  })
}

/** Hands in a report as of some days ago (null: it says no time). @returns the asset's id */
export async function handIn(
  scope: Scope,
  report: string,
  asset: string,
  daysAgo: number | null,
): Promise<string> {
  const { row } = await submitReport(scope, {
    body: new TextEncoder().encode(report),
    asset,
    kind: null,
    tool: null,
    observedAt: daysAgo === null ? null : new Date(Date.now() - daysAgo * DAY),
    fullCoverage: false,
    labels: { env: asset },
  })
  await checkpointView(scope, 'evidence', {})
  if (!row.assetId) throw new Error('the report named no asset')
  return row.assetId
}

async function seedPeople(tenant: TestTenant): Promise<void> {
  const owner = tenant.scope('owner', CANARY)
  const now = new Date()
  const password = async () => ({ password: CANARY, hash: CANARY })
  for (const role of ['owner', 'operator'] as const) {
    const member = {
      email: `${role}@${CANARY}.example`,
      name: CANARY,
      role,
      validUntil: null,
      chosenPassword: true,
    }
    const { id } = await addMember(owner, member, password, now)
    const userId = parsePublicId('user', id) ?? ''
    await visit(tenant, userId, now)
    if (role === 'owner') {
      await seedBreakGlass(tenant, userId, now)
      continue
    }
    const support = { userId, role: 'viewer', from: now, until: new Date('2099-01-01') } as const
    await inTenant(owner, (tx) => addSupport(tx, support))
  }
  const domain = await addDomain(owner, `${CANARY}.example`, now)
  await verifyDomain(owner, domain, now, async () => {
    const [row] = await inTenant(owner, (tx) => listDomains(tx))
    return row ? [domainRecord(row.domain, row.proof).value] : []
  })
  const invite = {
    email: `invited@${CANARY}.example`,
    roles: ['viewer'] as const,
    validUntil: null,
    days: 7,
    tokenHash: new TextEncoder().encode(`token of ${CANARY}`),
  }
  await inviteMember(owner, invite, now)
  await addToken(owner, { kind: 'reader', name: CANARY, expiresAt: null }, now)
  const agent = await addAgent(owner, { name: CANARY, quietAfterHours: 4 }, now)
  const code = { codeHash: new TextEncoder().encode(CANARY), agent: agent.id, most: 1 }
  await addEnrolment(owner, { ...code, quietAfterHours: 4, ownHost: true, minutes: 1440 }, now)
}

/** An owner who is kept for emergencies, and was needed. */
async function seedBreakGlass(tenant: TestTenant, userId: string, at: Date): Promise<void> {
  await inTenant(tenant.scope('owner', CANARY), async (tx) => {
    await setBreakGlass(tx, [userId])
    await setLocalSignIn(tx, 'break_glass')
  })
  const person = { id: userId, name: CANARY }
  await noteBreakGlass({ tenant: tenant.tenant, person, sessionId: v7(), address: '192.0.2.7', at })
}

/** Opens a session of a member and uses it in the tenant. */
async function visit(tenant: TestTenant, userId: string, at: Date): Promise<void> {
  const sessionId = v7()
  await inPerson(lookup('sign-in'), (tx) =>
    openSession(tx, {
      hash: new TextEncoder().encode(sessionId),
      id: sessionId,
      userId,
      at,
      expiresAt: new Date(at.getTime() + DAY),
      provider: 'local',
      address: null,
      userAgent: CANARY,
      identityId: null,
      providerSession: null,
      sealed: null,
      secondFactorAt: null,
    }),
  )
  await visitSession(lookup('session'), { sessionId, tenantId: tenant.tenant.id, at })
}

async function seedAssessment(tenant: TestTenant): Promise<void> {
  const owner = tenant.scope('owner', CANARY)
  const assessment = await createAssessment(owner, {
    name: CANARY,
    framework: 'mlps-gbt22239-2019',
    level: 'L3',
  })
  await changeProfile(owner, assessment, { scope: { labels: { env: `${CANARY}-host` } } })
  const content_base64 = btoa(CANARY)
  for (const [control, decided] of [
    ['MMS1.5.b', true],
    ['MMS1.5.b', false],
  ] as const) {
    const id = await proposeDetermination(owner, assessment, control, {
      verdict: 'met',
      narrative: CANARY,
      attachments: [{ name: `${CANARY}.txt`, media_type: 'text/plain', content_base64 }],
    })
    if (decided) await decideDetermination(tenant.scope('auditor'), id, { decision: 'approve', note: CANARY })
  }
  const done = await requestReport(owner, assessment, { format: 'csv', lang: 'en' })
  const id = parsePublicId('report', done) ?? ''
  await renderReport(systemScope(tenant.tenant, 'render-report'), id, rendererOf)
  await requestReport(owner, assessment, { format: 'csv', lang: 'en' })
}

async function seedTriage(tenant: TestTenant): Promise<void> {
  const owner = tenant.scope('owner', CANARY)
  const filter = { ...ANY_FINDING, statuses: ['open'], text: CANARY }
  const moment = { at: new Date(), knownAt: new Date(), past: false }
  const page = { filter, moment, sort: 'impact', after: null, limit: 2 } as const
  const [finding, second] = await inTenant(owner, (tx) => listFindings(tx, page))
  if (!finding || !second) throw new Error('no finding says the canary')
  const words = { version: finding.version, status: 'in_progress', comment: CANARY } as const
  await changeFinding(owner, publicId('finding', finding.id), words)
  await seedExceptions(tenant, publicId('finding', second.id))
  const bulk = await startBulk(owner, { ids: [publicId('finding', second.id)] }, { comment: CANARY })
  await continueBulk(owner, bulk)
  const old = { ids: [publicId('finding', second.id)], versions: { [publicId('finding', second.id)]: 99 } }
  await continueBulk(owner, await startBulk(owner, old, { comment: CANARY }))
}

/** One that waits for a decision and names a finding, and a rule in force. */
async function seedExceptions(tenant: TestTenant, finding: string): Promise<void> {
  const owner = tenant.scope('owner', CANARY)
  const until = new Date(Date.now() + 30 * DAY).toISOString().slice(0, 10)
  await requestException(owner, { kind: 'risk', reason: CANARY, until, scope: { ids: [finding] } })
  const rule = { advisory: CANARY, labels: { env: `${CANARY}-host` }, lineage: CANARY }
  const id = await requestException(owner, { kind: 'risk', reason: CANARY, until, scope: { rule } })
  await decideException(tenant.scope('manager'), id, { decision: 'approve', note: CANARY })
}

/** A rule of a directory, and somebody whom it lets in. */
async function seedProvider(tenant: TestTenant): Promise<void> {
  const provider = await standProvider(tenant.tenant.id, 'ldap', `${CANARY} directory`)
  const group = `cn=${CANARY},ou=groups,dc=example`
  const at = new Date()
  await inTenant(tenant.scope('owner', CANARY), (tx) =>
    replaceRoleRules(tx, {
      providerId: provider.id,
      rules: [{ id: v7(), match: 'exact', value: group, role: 'viewer', labelRule: null }],
      at,
    }),
  )
  const person = { issuer: `ldap:${provider.id}`, subject: CANARY, login: CANARY, name: CANARY, email: null }
  const admitted = await admitProviderPerson({
    door: tenant.tenant,
    provider,
    person: { ...person, groups: [group] },
    address: null,
    userAgent: null,
    providerSession: null,
    sealed: null,
    at,
  })
  if (admitted.outcome !== 'ok') throw new Error(admitted.outcome)
  // Removed since and kept out, under rules that wait to be confirmed.
  await inTenant(tenant.scope('owner', CANARY), async (tx) => {
    await setKeptOut(tx, admitted.userId, at)
    await setRulesDormant(tx, provider.id, at)
  })
}

async function seedOpenIdProvider(tenant: TestTenant): Promise<void> {
  const oidc = {
    issuer: `https://${CANARY}.example`,
    client_id: CANARY,
    client_auth: 'client_secret_basic' as const,
    ca: null,
    scopes: ['profile'],
    login_claim: 'preferred_username',
    name_claim: 'name',
    email_claim: 'email',
    groups_claim: 'groups',
    end_session: true,
  }
  await addProvider(tenant.scope('owner', CANARY), { name: CANARY, oidc, secret: CANARY }, new Date())
}

async function seedWebhook(tenant: TestTenant): Promise<void> {
  const owner = tenant.scope('owner', CANARY)
  const url = `https://hooks.example.com/${CANARY}`
  const { id } = await addWebhook(
    owner,
    { name: CANARY, kind: 'wecom', url, events: ['gap.new'] },
    new Date(),
  )
  await lookForNews({ tenant: tenant.tenant })
  const message = { event: 'test', total: 0, items: [], path: `/${CANARY}` } as const
  await inTenant(owner, (tx) => queueMessage(tx, [parsePublicId('webhook', id) ?? ''], message, new Date()))
}
