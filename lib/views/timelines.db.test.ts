import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Scope } from '@/lib/access/keys'
import { createAssessment } from '@/lib/assessments/create-assessment'
import { decideDetermination } from '@/lib/assessments/decide-determination'
import { proposeDetermination } from '@/lib/assessments/propose-determination'
import { changeAsset } from '@/lib/assets/change-asset'
import { closeConnections } from '@/lib/store/client'
import { countStatements } from '@/tools/testing/count-statements'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { handIn } from '@/tools/testing/hand-in'
import { type TestTenant, testTenant, useDatabase } from '@/tools/testing/tenant'
import { readAssetTimeline } from './asset-timeline'
import { assetTimelinePage, timelineQuery } from './asset-timeline.schema'
import { listAssets } from './assets'
import { controlDetail } from './control-detail'
import { readControlTimeline } from './control-timeline'
import { controlTimeline } from './control-timeline.schema'
import { controlTree } from './control-tree'
import { findingDetail } from './finding'

const DAY = 86_400_000
let database: TestDatabase
let tenant: TestTenant
let scope: Scope
let other: Scope
let asset: string
let cis: string
const now = new Date()
const ago = (days: number) => new Date(now.getTime() - days * DAY)

beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  tenant = await testTenant('harbour')
  scope = tenant.scope('owner')
  other = (await testTenant('pier')).scope('owner')
  cis = await createAssessment(scope, { name: 'CIS', framework: 'cis-docker', level: 'L2' }, ago(80))
  await handIn(scope, 'lab-default.json', 'edge', { observedAt: ago(70), labels: { env: 'prod' } })
  for (const days of [69, 68]) await handIn(scope, 'lab-default.json', 'edge', { observedAt: ago(days) })
  await handIn(scope, 'lab-hardened.json', 'edge', { observedAt: ago(20) })
  asset = (await listAssets(scope, { limit: 1 })).items[0]?.id ?? ''
  await changeAsset(scope, asset, { retired: { reason: 'sold' } }, ago(10))
})
afterAll(async () => {
  await closeConnections()
  await database.drop()
})

const timeline = (query: object = {}) => readAssetTimeline(scope, asset, timelineQuery.parse(query))

describe('the timeline of an asset', () => {
  it('tells reports with what failed and was mended, quiet ones together, the stale stretch, labels and the end', async () => {
    const told = assetTimelinePage.parse(await timeline())
    expect(told.items.map((one) => one.kind)).toEqual([
      'retired',
      'report',
      'stale',
      'report',
      'report',
      'labels',
    ])
    const reports = told.items.flatMap((one) => (one.kind === 'report' ? one : []))
    expect(reports.map((one) => one.looks)).toEqual([1, 2, 1])
    expect(reports.map((one) => [one.failed.total > 0, one.mended.total > 0])).toEqual([
      [true, true],
      [false, false],
      [true, false],
    ])
    expect(told.stale).toEqual([
      { tool: 'docker-bench-security', from: ago(38).toISOString(), to: ago(20).toISOString() },
    ])
  })

  it('leads to the findings it names, which began and ended when it says', async () => {
    const reports = (await timeline()).items.flatMap((one) => (one.kind === 'report' ? one : []))
    const [mended] = reports[0]?.mended.items ?? []
    const detail = await findingDetail(scope, mended?.finding ?? '')
    expect([detail.title, detail.closed_at]).toEqual([mended?.title, reports[0]?.at])
    const [failed] = reports.at(-1)?.failed.items ?? []
    expect((await findingDetail(scope, failed?.finding ?? '')).first_seen).toBe(reports.at(-1)?.at)
  })

  it('ends at the instant and knows nothing of later', async () => {
    const told = await timeline({ as_of: ago(30).toISOString() })
    expect(told.items.map((one) => one.kind)).toEqual(['stale', 'report', 'report', 'labels'])
    expect(told.stale.map((one) => one.to)).toEqual([null])
    await expect(timeline({ as_of: ago(75).toISOString() })).rejects.toMatchObject({ kind: 'not_found' })
  })

  it('comes in pages that neither miss nor repeat an entry', async () => {
    const whole = (await timeline()).items
    const walked: unknown[] = []
    let cursor: string | undefined
    do {
      const page = await timeline({ limit: 4, ...(cursor ? { cursor } : {}) })
      walked.push(...page.items)
      cursor = page.next_cursor ?? undefined
    } while (cursor)
    expect(walked).toEqual(whole)
  })

  it('is not there for another tenant', async () => {
    await expect(readAssetTimeline(other, asset, timelineQuery.parse({}))).rejects.toMatchObject({
      kind: 'not_found',
    })
  })
})

describe('the timeline of a control', () => {
  const gapped = async () => {
    const tree = await controlTree(scope, cis, { as_of: ago(60).toISOString() })
    const after = await controlTree(scope, cis, { as_of: ago(15).toISOString() })
    const clear = new Set(after.items.flatMap((row) => (row.verdict === 'met' ? row.control : [])))
    return tree.items.find((row) => row.verdict === 'not_met' && clear.has(row.control))?.control ?? ''
  }

  it('tells each change with what moved beneath it: found, stale, mended, out of scope', async () => {
    const control = await gapped()
    const told = controlTimeline.parse(await readControlTimeline(scope, cis, control, { days: 90 }))
    const verdicts = told.items.flatMap((one) => (one.kind === 'verdict' ? one : []))
    expect(verdicts.map((one) => [one.after.verdict, one.moves.items[0]?.why ?? null])).toEqual([
      ['not_assessed', 'scope'],
      ['met', 'evidence'],
      ['not_assessed', 'stale'],
      ['not_met', 'scope'],
      ['not_assessed', null],
    ])
    expect(verdicts[1]?.moves.items[0]).toMatchObject({
      asset: { name: 'edge' },
      before: { result: 'not_assessed', reason: 'stale' },
      after: { result: 'pass' },
      submission: expect.stringMatching(/^sub_/),
    })
  })

  it('says of every day what the control says as of its end', async () => {
    const control = await gapped()
    const { items } = await readControlTimeline(scope, cis, control, { days: 90 })
    for (const one of items) {
      if (one.kind !== 'verdict') continue
      const detail = await controlDetail(scope, cis, control, { as_of: one.at })
      expect([one.after.verdict, one.after.reason, one.after.words]).toEqual([
        detail.verdict,
        detail.reason,
        detail.verdict_words,
      ])
    }
  })

  it('names what happened to determinations', async () => {
    const control = await gapped()
    const words = { verdict: 'met', narrative: 'seen', expires_at: ago(2).toISOString() } as const
    const id = await proposeDetermination(scope, cis, control, words, ago(6))
    await decideDetermination(tenant.scope('manager', 'mate'), id, { decision: 'approve' }, ago(4))
    const { items } = await readControlTimeline(scope, cis, control, { days: 90 })
    const happened = items.flatMap((one) =>
      one.kind === 'determination' ? [[one.what, one.actor?.label ?? null]] : [],
    )
    expect(happened).toEqual([
      ['expired', null],
      ['approved', 'mate'],
      ['proposed', 'owner'],
    ])
    const met = items.find((one) => one.kind === 'verdict' && one.after.determination !== null)
    expect(met).toMatchObject({ after: { verdict: 'met' } })
  })

  it('is not there for another tenant, nor of what is no control', async () => {
    const control = await gapped()
    const gone = { kind: 'not_found' }
    await expect(readControlTimeline(other, cis, control, { days: 30 })).rejects.toMatchObject(gone)
    await expect(readControlTimeline(scope, cis, 'nothing', { days: 30 })).rejects.toMatchObject(gone)
  })
})

describe('what timelines cost', () => {
  it('is as many statements, however much happened', async () => {
    const control = '5.4'
    const cost = async () => [
      (await countStatements(() => timeline())).statements.length,
      (await countStatements(() => readControlTimeline(scope, cis, control, { days: 90 }))).statements.length,
    ]
    await cost()
    const few = await cost()
    expect(few).toEqual([7, 7])
    for (let i = 0; i < 4; i++)
      await handIn(scope, 'lab-default.json', `more-${i}`, { observedAt: ago(30 - i) })
    await cost()
    expect(await cost()).toEqual(few)
  })
})
