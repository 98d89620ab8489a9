import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Scope } from '@/lib/access/keys'
import { createAssessment } from '@/lib/assessments/create-assessment'
import { proposeDetermination } from '@/lib/assessments/propose-determination'
import { changeAsset } from '@/lib/assets/change-asset'
import { publicId } from '@/lib/core/public-id'
import { assessmentsAt } from '@/lib/store/assessments/assessments-at'
import { findAssessmentByName } from '@/lib/store/assessments/find-assessment-by-name'
import { lockAssessment } from '@/lib/store/assessments/lock-assessment'
import { assetsAt } from '@/lib/store/assets/assets-at'
import { closeConnections } from '@/lib/store/client'
import { listAttachments } from '@/lib/store/determinations/list-attachments'
import { listDeterminations } from '@/lib/store/determinations/list-determinations'
import { lockDeterminations } from '@/lib/store/determinations/lock-determinations'
import { readAttachment } from '@/lib/store/determinations/read-attachment'
import { readDetermination } from '@/lib/store/determinations/read-determination'
import { findingNews } from '@/lib/store/findings/finding-news'
import { inTenant, type TenantTx } from '@/lib/store/in-tenant'
import { listReports } from '@/lib/store/reports/list-reports'
import { readReportContent } from '@/lib/store/reports/read-report-content'
import { readReportWork } from '@/lib/store/reports/read-report-work'
import { anySubmission } from '@/lib/store/submissions/any-submission'
import { submissionsBehind } from '@/lib/store/submissions/submissions-behind'
import { countStatements } from '@/tools/testing/count-statements'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { handIn } from '@/tools/testing/hand-in'
import { testTenant, useDatabase } from '@/tools/testing/tenant'
import { assessmentDetail } from './assessment'
import { assessment as assessmentSchema } from './assessment.schema'
import { listAssessments } from './assessments'
import { controlDetail as detailSchema, controlTree as treeSchema } from './control.schema'
import { controlDetail } from './control-detail'
import { controlTree } from './control-tree'
import { overview } from './overview'
import { overview as overviewSchema } from './overview.schema'

let database: TestDatabase
let scope: Scope
let other: Scope
let mlps: string
let cis: string

const day = (n: number, hour = 2) => new Date(Date.UTC(2026, 9, n, hour))
const asOf = (n: number) => ({ as_of: day(n, 12).toISOString() })
const CIS_CONTROL = '5.4'

beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  scope = (await testTenant('harbour')).scope('owner')
  other = (await testTenant('pier')).scope('owner')
  mlps = await createAssessment(scope, { name: 'L3', framework: 'mlps-gbt22239-2019', level: 'L3' })
  cis = await createAssessment(scope, { name: 'CIS', framework: 'cis-docker', level: 'L2' })
  await createAssessment(scope, { name: 'PCI', framework: 'pci-dss-4.0.1' })
  await handIn(scope, 'lab-default.json', 'edge-01', { observedAt: day(1), labels: { env: 'prod' } })
  await handIn(scope, 'lab-hardened.json', 'edge-01', { observedAt: day(5) })
})
afterAll(async () => {
  await closeConnections()
  await database.drop()
})

describe('verdicts at an instant', () => {
  it('follow the evidence of then: unknown, a gap, mended, stale', async () => {
    const gap = async (n: number) => (await assessmentDetail(scope, cis, asOf(n))).gauge
    const empty = await gap(0)
    expect([empty.gap, empty.no_gap_seen, empty.determined_met]).toEqual([0, 0, 0])
    expect((await gap(6)).gap).toBeLessThan((await gap(2)).gap / 2)
    const stale = await assessmentDetail(scope, cis, { as_of: day(40).toISOString() })
    expect([stale.gauge.gap, stale.coverage]).toEqual([0, { assessed: 0, in_scope: 1 }])
    expect((await assessmentDetail(scope, cis, asOf(6))).coverage).toEqual({ assessed: 1, in_scope: 1 })
  })

  it('say when nothing was known yet', async () => {
    // Before the report, which may come within the same millisecond.
    const known_at = new Date(Date.now() - 1).toISOString()
    await handIn(scope, 'lab-default.json', 'late-01', { observedAt: day(2) })
    const then = await assessmentDetail(scope, mlps, { ...asOf(3), known_at })
    const now = await assessmentDetail(scope, mlps, asOf(3))
    expect([then.coverage.in_scope, now.coverage.in_scope]).toEqual([1, 2])
  })

  it('take in the assets whose labels then fit the scope', async () => {
    const input = { name: 'Prod', framework: 'iso27001-2022', scope: { labels: { env: 'prod' } } }
    const id = await createAssessment(scope, input)
    const inScope = async (n: number) => (await assessmentDetail(scope, id, asOf(n))).coverage.in_scope
    expect([await inScope(0), await inScope(2), await inScope(6)]).toEqual([0, 1, 1])
    await handIn(scope, 'lab-default.json', 'edge-02', { observedAt: day(3), labels: { env: 'prod' } })
    expect([await inScope(2), await inScope(6)]).toEqual([1, 2])
  })

  it('leave out an asset from when it is retired, and only from then', async () => {
    const before = new Date()
    const { assets } = await inTenant(scope, async (tx) => ({
      assets: await assetsAt(tx, { at: before, knownAt: before }),
    }))
    const late = assets.find((asset) => asset.name === 'late-01')
    await changeAsset(scope, publicId('asset', late?.id ?? ''), { retired: { reason: 'gone' } }, new Date())
    const after = new Date(Date.now() + 1000)
    const names = async (at: Date, knownAt: Date) =>
      (await inTenant(scope, (tx) => assetsAt(tx, { at, knownAt }))).map((asset) => asset.name)
    expect(await names(after, after)).not.toContain('late-01')
    expect(await names(after, before)).toContain('late-01')
    expect(await names(before, after)).toContain('late-01')
  })
})

describe('why', () => {
  it('leads from a gap to the very bytes, the submission and its place in the log', async () => {
    const tree = await controlTree(scope, cis, asOf(2))
    const gap = tree.items.find((row) => row.verdict === 'not_met' && row.indication)
    const detail = await controlDetail(scope, cis, gap?.control ?? '', asOf(2))
    expect(detail.verdict_words).toEqual({ en: 'Fail (indication)', zh: '不通过（迹象）' })
    const failing = detail.why.flatMap((one) => one.checks).find((check) => check.result === 'fail')
    const state = failing?.states[0]
    expect(state?.evidence).toMatch(/^[0-9a-f]{64}$/)
    expect(state?.at.to).toBeGreaterThan(state?.at.from ?? Number.NaN)
    expect(state?.log_index).toBeGreaterThanOrEqual(0)
    expect(failing).toMatchObject({ evidence: state?.evidence, submission: state?.submission, at: state?.at })
    expect(detail.why.every((one) => one.rationale.en !== '' && one.rationale.zh !== '')).toBe(true)
    expect(detail.path?.length).toBeGreaterThan(0)
  })

  it('walks the standard forwards and back', async () => {
    const rows = (await controlTree(scope, mlps)).items.filter((row) => row.verdict !== null)
    const [first, second, last] = [rows[0], rows[1], rows.at(-1)]
    const at = async (control = '') => controlDetail(scope, mlps, control)
    expect(await at(first?.control)).toMatchObject({ previous: null, next: { control: second?.control } })
    expect(await at(second?.control)).toMatchObject({ previous: { control: first?.control } })
    expect((await at(last?.control)).next).toBeNull()
  })

  it('follows the cross-walks, and hints at numbers of another edition', async () => {
    const iso = await createAssessment(scope, { name: 'ISO', framework: 'iso27001-2022' })
    const links = (await controlDetail(scope, iso, 'A.5.1')).crosswalk
    expect(links).toContainEqual(
      expect.objectContaining({ framework: 'iso27001-2013', control: 'A.5.1.1', relation: 'replaces' }),
    )
    const pci = (await listAssessments(scope)).items.find((one) => one.name === 'PCI')
    const found = await controlTree(scope, pci?.id ?? '', { q: '2.2.1' })
    expect(found.hints?.[0]).toMatchObject({
      other_edition: { framework: 'pci-dss-3.2.1' },
      own: { control: '2.2.1' },
    })
    expect(found.items.map((row) => row.control)).toContain('2.2.1')
    expect(found.items.length).toBeLessThan(30)
  })

  it('takes 等保 items at the level of their class, and says which', async () => {
    const profile = { object_name: 'Pay', s: 2, a: 3, g: 3, extensions: [], cloud_role: null }
    const id = await createAssessment(scope, {
      name: 'S2A3',
      framework: 'mlps-gbt22239-2019',
      level: 'L3',
      profile,
    })
    const { items } = await controlTree(scope, id)
    const of = (control: string) => items.find((row) => row.control === control)
    expect(of('CES1.3.b')?.mlps_class).toEqual({ sag: 'G', level: 'L3' })
    expect(of('CES1.7.a')).toMatchObject({ mlps_class: { sag: 'S', level: 'L2' }, ref: '7.1.4.7' })
    expect(of('CES1.7.a')?.summary?.zh).not.toContain('密码')
    expect(of('CES1.9.b')).toMatchObject({ mlps_class: { sag: 'A', level: 'L3' } })
    expect(of('CES1.8.a')).toBe(undefined)
    expect((await controlTree(scope, cis)).items.filter((row) => row.mlps_class)).toEqual([])
  })

  it('lists clauses and groups without a verdict, and has no page of them', async () => {
    const iso = (await listAssessments(scope)).items.find((one) => one.name === 'ISO')
    const tree = await controlTree(scope, iso?.id ?? '')
    const others = tree.items.filter((row) => row.kind !== 'control')
    expect(new Set(others.map((row) => row.kind))).toEqual(new Set(['group', 'clause']))
    expect(others.every((row) => row.verdict === null)).toBe(true)
    const clause = others.find((row) => row.kind === 'clause')
    await expect(controlDetail(scope, iso?.id ?? '', clause?.control ?? '')).rejects.toMatchObject({
      kind: 'not_found',
    })
  })

  it('judges every control in the tree that the gauge counts', async () => {
    const { items, assessment } = await controlTree(scope, mlps, asOf(6))
    const judged = items.filter((row) => row.verdict !== null)
    const counted = Object.values(assessment.gauge).reduce((sum, n) => sum + n, 0)
    expect(judged.length).toBe(counted)
    const roots = items.filter((row) => row.parent === null)
    const below = roots.reduce(
      (sum, row) => sum + Object.values(row.counts ?? {}).reduce((a, b) => a + b, 0),
      0,
    )
    expect(below).toBe(counted)
  })
})

describe('the overview', () => {
  it('shows what is open, new, to be fixed first and quiet at the instant', async () => {
    const then = await overview(scope, asOf(2))
    const later = await overview(scope, asOf(6))
    const before = await overview(scope, asOf(0))
    const open = (o: typeof then) => Object.values(o.open_findings).reduce((sum, n) => sum + n, 0)
    expect([open(before), before.news, before.fix_first, before.empty]).toEqual([0, [], [], false])
    expect(open(later)).not.toBe(open(then))
    expect(then.fix_first[0]).toMatchObject({
      closes: expect.any(Number),
      assets: [expect.anything(), expect.anything()],
    })
    expect(then.fix_first[0]?.closes).toBeGreaterThan(0)
    expect(new Set(then.news.map((one) => one.kind))).toEqual(new Set(['opened']))
    expect(new Set(later.news.map((one) => one.kind))).toContain('closed')
    const quiet = await overview(scope, { as_of: day(9).toISOString() })
    expect(quiet.quiet.map((one) => one.asset.name)).toContain('edge-01')
    expect(quiet.population.known).toBeGreaterThan(0)
    expect((await overview(other)).empty).toBe(true)
  })

  it('every answer is what its schema says', async () => {
    const tree = await controlTree(scope, mlps, { ...asOf(6), q: '访问控制' })
    for (const [schema, value] of [
      [overviewSchema, await overview(scope, asOf(6))],
      [treeSchema, tree],
      [treeSchema, await controlTree(scope, cis)],
      [detailSchema, await controlDetail(scope, cis, CIS_CONTROL, asOf(6))],
      [assessmentSchema, await assessmentDetail(scope, mlps)],
    ] as const)
      expect(schema.strict().safeParse(value).error).toBeUndefined()
  })
})

describe('pages of assessments', () => {
  it('give each once, in one order', async () => {
    const all = (await listAssessments(scope)).items.map((one) => one.id)
    const walked: string[] = []
    let cursor: string | undefined
    do {
      const page = await listAssessments(scope, { limit: 2, cursor })
      walked.push(...page.items.map((one) => one.id))
      cursor = page.next_cursor ?? undefined
    } while (cursor)
    expect(walked).toEqual(all)
    expect(all.length).toBeGreaterThan(3)
  })
})

describe('what it costs', () => {
  it('is the same number of statements, however many assets and assessments there are', async () => {
    const cost = async () => ({
      overview: (await countStatements(() => overview(scope))).statements.length,
      list: (await countStatements(() => listAssessments(scope))).statements.length,
      tree: (await countStatements(() => controlTree(scope, mlps))).statements.length,
      detail: (await countStatements(() => controlDetail(scope, mlps, 'CES1.3.a'))).statements.length,
    })
    await cost()
    const few = await cost()
    expect(few).toEqual({ overview: 8, list: 5, tree: 7, detail: 12 })
    for (let i = 0; i < 8; i++) await handIn(scope, 'lab-default.json', `more-${i}`)
    await createAssessment(scope, { name: 'One more', framework: 'nist-800-190' })
    for (const control of ['CES1.3.a', 'CES1.3.b'])
      await proposeDetermination(scope, mlps, control, { verdict: 'met', narrative: 'x' })
    // What changed is read once.
    expect((await cost()).overview).toBeLessThanOrEqual(10)
    expect(await cost()).toEqual(few)
  })
})

describe('another tenant', () => {
  const missing = 'asm_00000000000000000000000000000000'

  it('finds nothing of this one by any view, as if it were not there', async () => {
    for (const id of [mlps, missing]) {
      const gone = { kind: 'not_found', message: 'There is nothing here.' }
      await expect(assessmentDetail(other, id)).rejects.toMatchObject(gone)
      await expect(controlTree(other, id)).rejects.toMatchObject(gone)
      await expect(controlDetail(other, id, 'CES1.3.a')).rejects.toMatchObject(gone)
    }
    expect((await listAssessments(other)).total).toBe(0)
    expect(await overview(other, asOf(6))).toMatchObject({
      assessments: [],
      fix_first: [],
      news: [],
      open_findings: {},
      population: { known: 0, reported: 0 },
      quiet: [],
    })
  })

  it('reads nothing by any store function, where the owner reads something', async () => {
    const knownAt = new Date(Date.now() + 60_000)
    const ids = await inTenant(scope, async (tx) => {
      const assessments = (await assessmentsAt(tx, knownAt)).map((row) => row.id)
      const determination = (await listDeterminations(tx, assessments, { knownAt }))[0]
      const submissions = await tx.db.submission.findMany({
        where: { tenantId: tx.tenantId },
        select: { id: true },
      })
      return {
        assessments,
        determination: determination?.id ?? '',
        submissions: submissions.map((row) => row.id),
      }
    })
    const attachment = v7()
    const report = v7()
    await inTenant(scope, async (tx) => {
      const tenantId = tx.tenantId
      const bytes = new Uint8Array([1])
      const place = { logIndex: 0, logEpoch: 0 }
      await tx.db.attachment.create({
        data: {
          tenantId,
          id: attachment,
          determinationId: ids.determination,
          name: 'a',
          mediaType: 'x/y',
          bytes: 1,
          sha256: bytes,
          salt: bytes,
          content: bytes,
          createdAt: new Date(),
          ...place,
        },
      })
      await tx.db.report.create({
        data: {
          tenantId,
          id: report,
          assessmentId: ids.assessments[0] ?? '',
          format: 'csv',
          lang: 'en',
          asOf: new Date(),
          knownAt,
          state: 'done',
          content: bytes,
          sha256: bytes,
          createdBy: v7(),
          createdAt: new Date(),
        },
      })
    })
    const reads: Record<string, (tx: TenantTx) => Promise<unknown>> = {
      assessmentsAt: (tx) => assessmentsAt(tx, knownAt),
      findAssessmentByName: (tx) => findAssessmentByName(tx, 'L3'),
      lockAssessment: (tx) => lockAssessment(tx, ids.assessments[0] ?? ''),
      assetsAt: (tx) => assetsAt(tx, { at: knownAt, knownAt }),
      listDeterminations: (tx) => listDeterminations(tx, ids.assessments, { knownAt }),
      lockDeterminations: (tx) => lockDeterminations(tx, ids.determination),
      readDetermination: (tx) => readDetermination(tx, ids.determination),
      listAttachments: (tx) => listAttachments(tx, [ids.determination]),
      readAttachment: (tx) => readAttachment(tx, attachment),
      findingNews: (tx) => findingNews(tx, { since: day(0), at: knownAt, knownAt, limit: 5 }),
      listReports: (tx) => listReports(tx, { id: null, after: null, limit: 5 }),
      readReportWork: (tx) => readReportWork(tx, report),
      readReportContent: (tx) => readReportContent(tx, report),
      anySubmission,
      submissionsBehind: (tx) => submissionsBehind(tx, ids.submissions),
    }
    const nothing = (value: unknown) =>
      value === null || value === false || (Array.isArray(value) && value.length === 0)
    for (const [name, read] of Object.entries(reads)) {
      expect([name, nothing(await inTenant(scope, read))]).toEqual([name, false])
      expect([name, nothing(await inTenant(other, read))]).toEqual([name, true])
    }
  })
})
