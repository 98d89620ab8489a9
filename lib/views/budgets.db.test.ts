import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Scope } from '@/lib/access/keys'
import { createAssessment } from '@/lib/assessments/create-assessment'
import { closeConnections } from '@/lib/store/client'
import { countStatements } from '@/tools/testing/count-statements'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { seedFleet } from '@/tools/testing/fleet'
import { testTenant, useDatabase } from '@/tools/testing/tenant'
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
import { findingDetail } from './finding'
import { findingsQuery } from './finding.schema'
import { listFindings } from './findings'
import { overview } from './overview'
import { statesQuery } from './state.schema'
import { listStates } from './states'
import { submissionsQuery } from './submission.schema'
import { listSubmissions } from './submissions'
import { assessmentTrend } from './trend'

/** What a page may carry of data, as it travels. */
const MOST_BYTES = 100_000
const CONTROL = 'CES1.3.a'

let database: TestDatabase
let scope: Scope
let views: Record<string, () => Promise<unknown>>

beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  scope = (await testTenant('harbour')).scope('owner')
  const l3 = await createAssessment(scope, { name: 'L3', framework: 'mlps-gbt22239-2019', level: 'L3' })
  for (const [framework, level] of [
    ['mlps-gbt22239-2019', 'L2'],
    ['cis-docker', 'L2'],
    ['pci-dss-4.0.1', undefined],
    ['iso27001-2022', undefined],
    ['nist-800-190', undefined],
  ] as const)
    await createAssessment(scope, { name: framework + level, framework, ...(level ? { level } : {}) })
  await seedFleet(scope, { hosts: 49, days: 90, changes: 20 })
  const open = findingsQuery.parse({ status: 'open' })
  const finding = (await listFindings(scope, open)).items[0]?.id ?? ''
  const asset = (await listAssets(scope, assetsQuery.parse({}))).items[0]?.id ?? ''
  const as_of = new Date(Date.now() - 20 * 86_400_000).toISOString()
  views = {
    overview: () => overview(scope),
    'overview, past': () => overview(scope, { as_of }),
    assessments: () => listAssessments(scope),
    assessment: () => controlTree(scope, l3),
    trend: () => assessmentTrend(scope, l3, { days: 90 }),
    control: () => controlDetail(scope, l3, CONTROL),
    'control, timeline': () => readControlTimeline(scope, l3, CONTROL, { days: 90 }),
    findings: () => listFindings(scope, open),
    'findings, past': () => listFindings(scope, { ...open, as_of }),
    finding: () => findingDetail(scope, finding),
    assets: () => listAssets(scope, assetsQuery.parse({})),
    asset: () => assetDetail(scope, asset, {}),
    'asset, states': () => listStates(scope, statesQuery.parse({ asset })),
    'asset, timeline': () => readAssetTimeline(scope, asset, timelineQuery.parse({})),
    evidence: () => listEvidence(scope, evidenceQuery.parse({})),
    submissions: () => listSubmissions(scope, submissionsQuery.parse({})),
  }
}, 120_000)
afterAll(async () => {
  await closeConnections()
  await database.drop()
})

describe('with 50 hosts of 117 checks over 90 days', () => {
  it('every page carries at most 100 kB of data', { timeout: 180_000 }, async () => {
    const sizes: Record<string, number> = {}
    for (const [name, view] of Object.entries(views))
      sizes[name] = gzipSync(JSON.stringify(await view())).length
    const over = Object.entries(sizes).filter(([, bytes]) => bytes > MOST_BYTES)
    expect({ sizes, over }).toEqual({ sizes, over: [] })
  })

  it('every view asks the database as often as it is pinned here', { timeout: 180_000 }, async () => {
    const counts: Record<string, number> = {}
    for (const [name, view] of Object.entries(views))
      counts[name] = (await countStatements(view)).statements.length
    expect(counts).toEqual({
      overview: 14,
      'overview, past': 14,
      assessments: 10,
      assessment: 9,
      trend: 10,
      control: 10,
      'control, timeline': 11,
      findings: 3,
      'findings, past': 3,
      finding: 10,
      assets: 8,
      asset: 9,
      'asset, states': 4,
      'asset, timeline': 7,
      evidence: 5,
      submissions: 7,
    })
  })
})
