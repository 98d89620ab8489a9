import { gzipSync } from 'node:zlib'
import { v4 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PAGE_TIMES } from '@/components/shell/page-time'
import { createAssessment } from '@/lib/assessments/create-assessment'
import { findEvidence } from '@/lib/evidence/find-evidence'
import { addProvider } from '@/lib/identity/add-provider'
import { submitReport } from '@/lib/ingest/submit-report'
import { trivyReport } from '@/lib/ingest/testing/trivy-report'
import { closeConnections } from '@/lib/store/client'
import { countStatements } from '@/tools/testing/count-statements'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { seedFleet } from '@/tools/testing/fleet'
import { seedHouse } from '@/tools/testing/house'
import { testTenant, useDatabase } from '@/tools/testing/tenant'
import { auditQuery } from './admin.schema'
import { assessmentDetail } from './assessment'
import { listAssessments } from './assessments'
import { assetDetail } from './asset'
import { assetsQuery } from './asset.schema'
import { readAssetTimeline } from './asset-timeline'
import { timelineQuery } from './asset-timeline.schema'
import { listAssets } from './assets'
import { controlDetail } from './control-detail'
import { readControlTimeline } from './control-timeline'
import { controlTree } from './control-tree'
import { listEvidence } from './evidence'
import { evidenceQuery } from './evidence.schema'
import { exceptionsQuery } from './exception.schema'
import { listExceptions } from './exceptions'
import { findingDetail } from './finding'
import { findingChangesQuery, findingGroupsQuery, findingsQuery } from './finding.schema'
import { findingChanges } from './finding-changes'
import { findingCount } from './finding-count'
import { findingGroups } from './finding-groups'
import { listFindings } from './findings'
import { frameworkDetail } from './framework'
import { listFrameworks } from './frameworks'
import { functionSheet } from './function-sheet'
import { functionSheetQuery } from './function-sheet.schema'
import { heatMap } from './heat-map'
import { imageStatistics } from './image-statistics'
import { overview } from './overview'
import { populationQuery } from './population.schema'
import { readAgents } from './read-agents'
import { readAuditEvents } from './read-audit-events'
import { readDomains } from './read-domains'
import { readIdentityProviders } from './read-identity-providers'
import { readInvites } from './read-invites'
import { readLocalSignInSettings } from './read-local-sign-in'
import { readMemberSessions } from './read-member-sessions'
import { readMembers } from './read-members'
import { readPopulation } from './read-population'
import { readRevisions } from './read-revisions'
import { readRoleRules } from './read-role-rules'
import { readSessions } from './read-sessions'
import { readSettings } from './read-settings'
import { readSupport } from './read-support'
import { readTokens } from './read-tokens'
import { readWebhooks } from './read-webhooks'
import { listReports } from './reports'
import { readSample } from './sample'
import { sampleQuery } from './sample.schema'
import { statesQuery } from './state.schema'
import { listStates } from './states'
import { submissionDetail } from './submission'
import { submissionsQuery } from './submission.schema'
import { listSubmissions } from './submissions'
import { assessmentTrend } from './trend'
import { listVulnerabilities } from './vulnerabilities'
import { vulnerabilitiesQuery } from './vulnerability.schema'
import { vulnerabilityDetail } from './vulnerability-detail'

/** What a page may carry of data, as it travels: all its views together. */
const MOST_BYTES = 100_000
const CONTROL = 'CES1.3.a'
const FRAMEWORK = 'mlps-gbt22239-2019'

const OIDC = {
  issuer: 'https://id.harbour.example',
  client_id: 'plimsoll',
  client_auth: 'client_secret_basic' as const,
  ca: null,
  scopes: ['profile'],
  login_claim: 'preferred_username',
  name_claim: 'name',
  email_claim: 'email',
  groups_claim: 'groups',
  end_session: true,
}

type Views = Record<string, () => Promise<unknown>>
let database: TestDatabase
/** By page, as `PAGE_TIMES` names them: what it shows when it is opened, whether the server reads it or the page asks. */
let pages: Record<string, Views>

beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  const tenant = await testTenant('harbour')
  const scope = tenant.scope('owner')
  const id = await createAssessment(scope, { name: 'L3', framework: FRAMEWORK, level: 'L3' })
  for (const [framework, level] of [
    [FRAMEWORK, 'L2'],
    ['cis-docker', 'L2'],
    ['pci-dss-4.0.1', undefined],
    ['iso27001-2022', undefined],
    ['nist-800-190', undefined],
  ] as const)
    await createAssessment(scope, { name: framework + level, framework, ...(level ? { level } : {}) })
  await seedFleet(scope, { hosts: 49, days: 90, changes: 20 })
  const active = findingsQuery.parse({ status: 'active' })
  const findings = (await listFindings(scope, active)).items.map((one) => one.id)
  const finding = findings[0] ?? ''
  await seedHouse(scope, id, findings)
  const found = Array.from({ length: 300 }, (_, n) => ({
    id: `CVE-2026-${1000 + n}`,
    name: 'openssl',
    fixed: '2',
  }))
  await submitReport(scope, {
    body: trivyReport({ config: 'a', tags: ['registry.example.com/shop/web:1'], at: new Date(), found }),
    asset: null,
    kind: null,
    tool: null,
    observedAt: null,
    fullCoverage: true,
    labels: {},
  })
  const asset = (await listAssets(scope, assetsQuery.parse({}))).items[0]?.id ?? ''
  const submission = (await listSubmissions(scope, submissionsQuery.parse({}))).items[0]
  const now = new Date()
  const owner = tenant.principal('owner')
  const person = { ...owner, actor: { ...owner.actor, subject: v4() } }
  const as_of = new Date(now.getTime() - 20 * 86_400_000).toISOString()
  const since = new Date(now.getTime() - 95 * 86_400_000).toISOString().slice(0, 10)
  const provider = await addProvider(scope, { name: 'Directory', oidc: OIDC, secret: 'of the client' }, now)
  const sheet = (of: object) => functionSheet(scope, functionSheetQuery.parse(of))
  pages = {
    overview: {
      standing: () => overview(scope),
      'standing, past': () => overview(scope, { as_of }),
      trend: () => assessmentTrend(scope, id, { days: 90 }),
    },
    assessments: { list: () => listAssessments(scope, { limit: 200 }) },
    'assessments/[id]': {
      tree: () => controlTree(scope, id),
      trend: () => assessmentTrend(scope, id, { days: 90 }),
    },
    'assessments/[id]/profile': {
      tree: () => controlTree(scope, id),
      revisions: () => readRevisions(scope, id),
    },
    'assessments/[id]/controls/[control]': {
      control: () => controlDetail(scope, id, CONTROL),
      timeline: () => readControlTimeline(scope, id, CONTROL, { days: 90 }),
    },
    'assessments/[id]/sample': {
      sample: () => readSample(scope, id, sampleQuery.parse({ seed: '2026-07-31' })),
    },
    'assessments/[id]/functions': {
      assessment: () => assessmentDetail(scope, id),
      sheet: () => sheet({ assessment: id }),
    },
    population: { population: () => readPopulation(scope, populationQuery.parse({})) },
    findings: {
      list: () => listFindings(scope, active),
      'list, past': () => listFindings(scope, { ...active, as_of }),
    },
    'findings by fix': { groups: () => findingGroups(scope, findingGroupsQuery.parse({ status: 'active' })) },
    'findings/[id]': {
      finding: () => findingDetail(scope, finding),
      others: () => findingCount(scope, active),
      exceptions: () => listExceptions(scope, exceptionsQuery.parse({ finding, show: 'all', limit: 100 })),
      members: () => readMembers(scope, { limit: 500 }, now),
    },
    'findings/changes': { changes: () => findingChanges(scope, findingChangesQuery.parse({ from: since })) },
    vulnerabilities: { list: () => listVulnerabilities(scope, vulnerabilitiesQuery.parse({})) },
    'vulnerabilities/[id]': { vulnerability: () => vulnerabilityDetail(scope, 'CVE-2026-1000') },
    exceptions: { list: () => listExceptions(scope, exceptionsQuery.parse({ limit: 100 })) },
    assets: { list: () => listAssets(scope, assetsQuery.parse({ retired: 'no' })) },
    'assets/[id]': {
      asset: () => assetDetail(scope, asset, {}),
      findings: () => listFindings(scope, findingsQuery.parse({ asset, status: 'open', limit: 20 })),
      states: () => listStates(scope, statesQuery.parse({ asset })),
      timeline: () => readAssetTimeline(scope, asset, timelineQuery.parse({})),
    },
    'assets/[id]/functions': {
      asset: () => assetDetail(scope, asset, {}),
      sheet: () => sheet({ asset }),
    },
    'assets/heat-map': { cells: () => heatMap(scope) },
    'assets/images': { figures: () => imageStatistics(scope) },
    submissions: {
      list: () => listSubmissions(scope, submissionsQuery.parse({})),
      agents: () => readAgents(scope, { limit: 500 }, now),
    },
    'submissions/[id]': { submission: () => submissionDetail(scope, submission?.id ?? '') },
    evidence: { list: () => listEvidence(scope, evidenceQuery.parse({})) },
    'evidence/[sha256]': {
      evidence: () => findEvidence(scope, submission?.evidence.sha256 ?? ''),
      'who sent it': () =>
        listSubmissions(scope, submissionsQuery.parse({ sha256: submission?.evidence.sha256, limit: 3 })),
    },
    reports: { list: () => listReports(scope) },
    frameworks: { list: () => listFrameworks(scope) },
    'frameworks/[framework]': { framework: () => frameworkDetail(scope, FRAMEWORK) },
    agents: { list: () => readAgents(scope, { limit: 50 }, now) },
    // Leads on to the first page of the settings that one may see.
    settings: {},
    'settings/account': { sessions: () => readSessions(person, now) },
    'settings/accounts': { settings: () => readSettings(scope) },
    'settings/audit': { events: () => readAuditEvents(scope, auditQuery.parse({})) },
    'settings/general': { settings: () => readSettings(scope) },
    'settings/identity': {
      list: () => readIdentityProviders(scope),
      local: () => readLocalSignInSettings(scope),
      domains: () => readDomains(scope),
    },
    'settings/identity/[provider]': { rules: () => readRoleRules(scope, provider) },
    'settings/members': {
      list: () => readMembers(scope, { limit: 50 }, now),
      invites: () => readInvites(scope, now),
      support: () => readSupport(scope, now),
      sessions: () => readMemberSessions(scope, {}, null, now),
    },
    // The table of the code itself.
    'settings/roles': {},
    'settings/tokens': { list: () => readTokens(scope, { limit: 50 }) },
    'settings/webhooks': { list: () => readWebhooks(scope) },
  }
}, 240_000)
afterAll(async () => {
  await closeConnections()
  await database.drop()
})

describe('with 50 hosts of 117 checks over 90 days', () => {
  it('every page is measured: add what a new one shows', () => {
    const named = Object.keys(pages).filter((page) => page !== 'findings by fix')
    expect(named.sort()).toEqual(Object.keys(PAGE_TIMES).sort())
  })

  it('every page carries at most 100 kB of data', { timeout: 180_000 }, async () => {
    const sizes: Record<string, number> = {}
    for (const [page, views] of Object.entries(pages)) {
      let bytes = 0
      for (const view of Object.values(views)) bytes += gzipSync(JSON.stringify(await view())).length
      sizes[page] = bytes
    }
    const over = Object.entries(sizes).filter(([, bytes]) => bytes > MOST_BYTES)
    expect({ sizes, over }).toEqual({ sizes, over: [] })
  })

  it('every view asks the database as often as it is pinned here', { timeout: 180_000 }, async () => {
    const counts: Record<string, Record<string, number>> = {}
    for (const [page, views] of Object.entries(pages)) {
      const counted: Record<string, number> = {}
      for (const [name, view] of Object.entries(views))
        counted[name] = (await countStatements(view)).statements.length
      counts[page] = counted
    }
    expect(counts).toEqual({
      overview: { standing: 8, 'standing, past': 10, trend: 4 },
      assessments: { list: 5 },
      'assessments/[id]': { tree: 7, trend: 4 },
      'assessments/[id]/profile': { revisions: 3, tree: 7 },
      'assessments/[id]/controls/[control]': { control: 12, timeline: 6 },
      'assessments/[id]/sample': { sample: 9 },
      'assessments/[id]/functions': { assessment: 5, sheet: 8 },
      population: { population: 5 },
      findings: { list: 3, 'list, past': 3 },
      'findings by fix': { groups: 2 },
      'findings/[id]': { exceptions: 5, finding: 10, members: 5, others: 2 },
      'findings/changes': { changes: 5 },
      vulnerabilities: { list: 3 },
      'vulnerabilities/[id]': { vulnerability: 7 },
      exceptions: { list: 5 },
      assets: { list: 8 },
      'assets/[id]': { asset: 9, findings: 3, states: 4, timeline: 7 },
      'assets/[id]/functions': { asset: 9, sheet: 7 },
      'assets/heat-map': { cells: 3 },
      'assets/images': { figures: 5 },
      submissions: { agents: 2, list: 7 },
      'submissions/[id]': { submission: 14 },
      evidence: { list: 5 },
      'evidence/[sha256]': { evidence: 2, 'who sent it': 8 },
      reports: { list: 3 },
      frameworks: { list: 2 },
      'frameworks/[framework]': { framework: 2 },
      agents: { list: 2 },
      settings: {},
      'settings/account': { sessions: 1 },
      'settings/accounts': { settings: 5 },
      'settings/audit': { events: 2 },
      'settings/general': { settings: 5 },
      'settings/identity': { list: 5, local: 9, domains: 2 },
      'settings/identity/[provider]': { rules: 5 },
      'settings/members': { invites: 2, list: 5, sessions: 2, support: 3 },
      'settings/roles': {},
      'settings/tokens': { list: 2 },
      'settings/webhooks': { list: 3 },
    })
  })
})
