import { gunzipSync } from 'node:zlib'
import { readXlsx } from 'hucre/xlsx'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Scope, systemScope } from '@/lib/access/keys'
import { createAssessment } from '@/lib/assessments/create-assessment'
import { decideDetermination } from '@/lib/assessments/decide-determination'
import { proposeDetermination } from '@/lib/assessments/propose-determination'
import { loadRemediation } from '@/lib/catalogue/load-remediation'
import { parsePublicId } from '@/lib/core/public-id'
import { startJobs } from '@/lib/jobs/start-jobs'
import { stopJobs } from '@/lib/jobs/stop-jobs'
import { nodeSha256 } from '@/lib/log/node-crypto'
import { canonicalBytes } from '@/lib/proof/canonical'
import { toHex } from '@/lib/proof/hex'
import { closeConnections } from '@/lib/store/client'
import { inTenant } from '@/lib/store/in-tenant'
import { openSnapshot } from '@/lib/store/reports/open-snapshot'
import { assessmentDetail } from '@/lib/views/assessment'
import { reportContent } from '@/lib/views/report-content'
import { reportDetail } from '@/lib/views/report-detail'
import { listReports } from '@/lib/views/reports'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { handIn } from '@/tools/testing/hand-in'
import { type TestTenant, testTenant, useDatabase } from '@/tools/testing/tenant'
import { giveUpReport } from './give-up-report'
import { type Renderer, renderReport } from './render-report'
import { rendererOf } from './renderer-of'
import { requestReport } from './request-report'
import { runReportJob } from './run-report-job'

let database: TestDatabase
let harbour: TestTenant
let scope: Scope
let other: Scope
let assessment: string

beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  harbour = await testTenant('harbour')
  scope = harbour.scope('manager', 'Lin Yue')
  other = (await testTenant('pier')).scope('owner')
  assessment = await createAssessment(scope, { name: '=L3', framework: 'mlps-gbt22239-2019', level: 'L3' })
  await handIn(scope, 'lab-default.json', 'edge-01', { labels: { env: 'prod' } })
  const id = await proposeDetermination(scope, assessment, 'MMS1.5.b', {
    verdict: 'met',
    narrative: '=cmd()',
  })
  await decideDetermination(harbour.scope('auditor', 'Zhou'), id, { decision: 'approve' })
})
afterAll(async () => {
  await closeConnections()
  await database.drop()
})

const job = () => systemScope(harbour.tenant, 'render-report')
const uuidOf = (id: string) => parsePublicId('report', id) ?? ''
const request = (format = 'csv') => requestReport(scope, assessment, { format, lang: 'en' })
/** Says the whole snapshot, so that bytes differ where snapshots do. */
const plain: Renderer = async (snapshot) => canonicalBytes(snapshot)

const rowOf = (id: string) =>
  inTenant(scope, (tx) => tx.db.report.findFirstOrThrow({ where: { tenantId: tx.tenantId, id: uuidOf(id) } }))
const leavesOf = async (id: string) => {
  const rows = await inTenant(scope, (tx) =>
    tx.db.logLeaf.findMany({ where: { tenantId: tx.tenantId, log: 'evidence' } }),
  )
  return rows
    .map((row) => ({ index: row.idx, ...JSON.parse(Buffer.from(row.leaf).toString()) }))
    .filter((leaf) => leaf.type === 'report' && leaf.subject.id === id)
}

describe('asking for a report', () => {
  it('queues it, and has no content until it is done', async () => {
    const id = await request()
    expect(await reportDetail(scope, id)).toMatchObject({
      state: 'queued',
      progress: 0,
      sha256: null,
      assessment: { id: assessment },
      created_by: { label: 'Lin Yue' },
    })
    await expect(reportContent(scope, id)).rejects.toMatchObject({ kind: 'not_found' })
  })

  it('says precisely what it cannot do', async () => {
    for (const format of ['oscal', 'package'])
      await expect(request(format)).rejects.toMatchObject({ code: 'format_not_offered', at: '/format' })
    const future = { format: 'csv', lang: 'en' as const, as_of: '2999-01-01T00:00:00Z' }
    await expect(requestReport(scope, assessment, future)).rejects.toMatchObject({ at: '/as_of' })
  })

  it('is not there for another tenant, whichever way it is asked for', async () => {
    const id = await request()
    await renderReport(job(), uuidOf(id), () => plain)
    await expect(reportContent(scope, id)).resolves.toMatchObject({
      mediaType: expect.stringContaining('text/csv'),
    })
    const gone = { kind: 'not_found', code: 'not_found' }
    await expect(reportContent(other, id)).rejects.toMatchObject(gone)
    await expect(reportDetail(other, id)).rejects.toMatchObject(gone)
    await expect(requestReport(other, assessment, { format: 'csv', lang: 'en' })).rejects.toMatchObject(gone)
    await expect(renderReport(other, uuidOf(id), () => plain)).rejects.toMatchObject(gone)
    expect((await listReports(other)).items).toEqual([])
  })
})

describe('making a report', () => {
  it('twice, and twice at once, gives one leaf and the same bytes', async () => {
    const id = await request()
    await Promise.all([
      renderReport(job(), uuidOf(id), () => plain),
      renderReport(job(), uuidOf(id), () => plain),
    ])
    const first = await reportContent(scope, id)
    await renderReport(job(), uuidOf(id), () => plain)
    const again = await reportContent(scope, id)
    expect(Buffer.from(again.content)).toEqual(Buffer.from(first.content))
    expect(first.sha256).toBe(toHex(nodeSha256(first.content)))
    const leaves = await leavesOf(id)
    expect(leaves).toHaveLength(1)
    expect(leaves[0]).toMatchObject({ subject: { id, sha256: first.sha256 }, parent: assessment })
    expect(await reportDetail(scope, id)).toMatchObject({
      state: 'done',
      progress: 100,
      log_index: leaves[0]?.index,
    })
  })

  it('that fails on the way comes to the same snapshot when tried again', async () => {
    const id = await request()
    const broken = () => async () => {
      throw new Error('out of memory')
    }
    await expect(renderReport(job(), uuidOf(id), broken)).rejects.toThrow('out of memory')
    const frozen = await rowOf(id)
    expect([frozen.state, frozen.snapshot === null, await leavesOf(id)]).toEqual(['running', false, []])
    await handIn(scope, 'lab-hardened.json', 'edge-01')
    await renderReport(job(), uuidOf(id), () => plain)
    const done = await rowOf(id)
    expect(Buffer.from(done.snapshotSha256 ?? [])).toEqual(Buffer.from(frozen.snapshotSha256 ?? []))
  })

  it('says how far it is on the way', async () => {
    const id = await request()
    const seen: number[] = []
    const slow: Renderer = async (snapshot, lang, onProgress) => {
      onProgress(50)
      await expect.poll(async () => (await reportDetail(scope, id)).progress).toBe(65)
      seen.push((await reportDetail(scope, id)).progress)
      return plain(snapshot, lang, onProgress)
    }
    await renderReport(job(), uuidOf(id), () => slow)
    expect([seen, (await reportDetail(scope, id)).progress]).toEqual([[65], 100])
  })

  it('stays wanted while it is tried again, and is marked as failed once it is given up', async () => {
    const id = await request('csv')
    await inTenant(scope, (tx) =>
      tx.db.report.updateMany({
        where: { tenantId: tx.tenantId, id: uuidOf(id) },
        data: { format: 'oscal' },
      }),
    )
    const data = { tenant: harbour.tenant, report: uuidOf(id) }
    await expect(runReportJob(data)).rejects.toThrow('no renderer')
    expect((await reportDetail(scope, id)).state).toBe('running')
    await giveUpReport(data)
    expect(await reportDetail(scope, id)).toMatchObject({ state: 'failed', error: 'render_failed' })
    // Given up twice it was given up once.
    await giveUpReport(data)
    const events = await inTenant(scope, (tx) =>
      tx.db.auditEvent.count({ where: { tenantId: tx.tenantId, action: 'report.failed', targetId: id } }),
    )
    expect(events).toBe(1)
  })
})

describe('a snapshot', () => {
  it('says what the page says, as known when it was asked for, and prints the log before its own leaf', async () => {
    const page = await assessmentDetail(scope, assessment)
    const id = await request()
    await handIn(scope, 'lab-default.json', 'edge-77')
    await renderReport(job(), uuidOf(id), () => plain)
    const row = await rowOf(id)
    const snapshot = openSnapshot(row.snapshot ?? new Uint8Array())
    const text = gunzipSync(row.snapshot ?? new Uint8Array())
    expect(toHex(row.snapshotSha256 ?? new Uint8Array())).toBe(toHex(nodeSha256(text)))
    expect(Buffer.from(canonicalBytes(snapshot))).toEqual(text)
    expect(snapshot.gauge).toEqual(page.gauge)
    expect(snapshot.assets.map((asset) => asset.name)).not.toContain('edge-77')
    const [leaf] = await leavesOf(id)
    expect(snapshot.proof.size).toBeLessThanOrEqual(leaf.index)
    expect(snapshot.proof.checkpoint.split('\n').slice(0, 2)).toEqual([
      snapshot.proof.origin,
      `${snapshot.proof.size}`,
    ])
    const shown = snapshot.controls.find((control) => control.id === 'MMS1.5.b')
    expect(shown?.determination).toMatchObject({ verdict: 'met', author: 'Lin Yue', approver: 'Zhou' })
    const failures = snapshot.controls.flatMap((control) => control.why.flatMap((one) => one.failing))
    expect(failures.length).toBeGreaterThan(0)
    const known = new Set(snapshot.evidence.map((one) => one.sha256))
    expect(failures.every((one) => known.has(one.evidence))).toBe(true)
  })

  it('freezes what to do about every counted safeguard that fails, once, worst first', async () => {
    const id = await request()
    await renderReport(job(), uuidOf(id), () => plain)
    const {
      remediation = [],
      fix_first,
      controls,
    } = openSnapshot((await rowOf(id)).snapshot ?? new Uint8Array())
    const listed = remediation.map((one) => one.safeguard)
    expect(listed.length).toBeGreaterThan(3)
    expect(listed.slice(0, fix_first.length)).toEqual(fix_first.map((one) => one.safeguard))
    expect(new Set(listed).size).toBe(listed.length)
    const failing = controls.flatMap((control) =>
      control.why
        .filter((why) => why.counted && why.result === 'fail')
        .map((why) => [why.safeguard, control.ref]),
    )
    expect([...listed].sort()).toEqual([...new Set(failing.map(([safeguard]) => safeguard))].sort())
    for (const { safeguard, controls: refs, assets, forms, summary, retest } of remediation) {
      expect(failing).toEqual(expect.arrayContaining(refs.map((ref) => [safeguard, ref])))
      expect([assets > 0, refs.length > 0]).toEqual([true, true])
      const advice = loadRemediation().get(safeguard)
      expect({ forms, summary, retest }).toEqual({
        forms: advice?.forms,
        summary: advice?.summary,
        retest: advice?.retest,
      })
    }
  })
})

describe('the queue', () => {
  it('makes a report that was asked for, as CSV of which no cell is a formula', async () => {
    const id = await request('csv')
    const boss = await startJobs(database.appUrl)
    try {
      await expect.poll(async () => (await reportDetail(scope, id)).state, { timeout: 30_000 }).toBe('done')
    } finally {
      await stopJobs(boss)
    }
    const file = await reportContent(scope, id)
    const text = Buffer.from(file.content).toString('utf8')
    expect(text.startsWith('\uFEFF"Number","Title"')).toBe(true)
    expect(text).toContain('"\'=cmd()"')
    expect(text).not.toMatch(/(^|,)"[=+@]/m)
    expect(await leavesOf(id)).toHaveLength(1)
  })

  it('takes up again what a killed worker had begun', async () => {
    const id = await request('csv')
    const owner = new pg.Client({ connectionString: database.ownerUrl })
    await owner.connect()
    const begun = await owner.query(
      `UPDATE pgboss.job SET state = 'active', started_on = now() - interval '1 hour', retry_delay = 1, retry_backoff = false
       WHERE name = 'render-report' AND data ->> 'report' = $1`,
      [uuidOf(id)],
    )
    await owner.end()
    expect(begun.rowCount).toBe(1)
    const boss = await startJobs(database.appUrl)
    try {
      await expect.poll(async () => (await reportDetail(scope, id)).state, { timeout: 30_000 }).toBe('done')
    } finally {
      await stopJobs(boss)
    }
    expect(await leavesOf(id)).toHaveLength(1)
  })

  it('has no job of a report whose request was rolled back', async () => {
    const before = await listReports(scope)
    const missing = 'asm_00000000000000000000000000000000'
    await expect(requestReport(scope, missing, { format: 'csv', lang: 'en' })).rejects.toMatchObject({
      kind: 'not_found',
    })
    expect((await listReports(scope)).items.length).toBe(before.items.length)
  })

  it('gives the same bytes for the same snapshot', async () => {
    const id = await request('csv')
    await renderReport(job(), uuidOf(id), rendererOf)
    const snapshot = openSnapshot((await rowOf(id)).snapshot ?? new Uint8Array())
    const bytes = await rendererOf('csv')(snapshot, 'en', () => {})
    expect(Buffer.from(bytes)).toEqual(Buffer.from((await reportContent(scope, id)).content))
  })
})

describe('a spreadsheet', () => {
  it('is made of the snapshot with the result of each asset, logged like a PDF, the same bytes each time', async () => {
    const id = await request('xlsx')
    await renderReport(job(), uuidOf(id), rendererOf)
    const file = await reportContent(scope, id)
    expect(file.mediaType).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    expect(Buffer.from(file.content.subarray(0, 4)).toString('hex')).toBe('504b0304')
    expect(await leavesOf(id)).toMatchObject([{ subject: { id, sha256: file.sha256 } }])
    const snapshot = openSnapshot((await rowOf(id)).snapshot ?? new Uint8Array())
    const again = await rendererOf('xlsx')(snapshot, 'en', () => {})
    expect(toHex(nodeSha256(again))).toBe(file.sha256)

    const book = (await readXlsx(file.content)).sheets
    const rows = (name: string) => book.find((one) => one.name === name)?.rows ?? []
    const gaps = snapshot.controls.filter((one) => one.machine_verdict === 'not_met')
    expect(gaps.length).toBeGreaterThan(0)
    for (const gap of gaps) {
      const failing = gap.by_asset?.find((one) => one.verdict === 'not_met')?.assets
      const line = rows('Results').find((row) => row[0] === gap.ref && row[9] === failing?.[0])
      expect(line?.[3]).toMatch(/indication/)
      expect(line?.[5]).toMatch(/./)
    }
    expect(rows('Controls').find((row) => row[9] === '=cmd()')?.[8]).toBe('Conformant')
    expect(
      rows('Evidence')
        .slice(1)
        .map((row) => row[0]),
    ).toEqual(snapshot.evidence.map((one) => one.sha256))
  })
})

describe('a PDF', () => {
  it('is made of the snapshot, the same bytes each time', async () => {
    const id = await requestReport(scope, assessment, { format: 'pdf', lang: 'zh' })
    await renderReport(job(), uuidOf(id), rendererOf)
    const file = await reportContent(scope, id)
    expect(Buffer.from(file.content.subarray(0, 5)).toString()).toBe('%PDF-')
    const snapshot = openSnapshot((await rowOf(id)).snapshot ?? new Uint8Array())
    const again = await rendererOf('pdf')(snapshot, 'zh', () => {})
    expect(toHex(nodeSha256(again))).toBe(file.sha256)
  }, 180_000)
})

describe('the list', () => {
  it('gives every report once, newest first', async () => {
    const all = (await listReports(scope)).items.map((one) => one.id)
    const walked: string[] = []
    let cursor: string | undefined
    do {
      const page = await listReports(scope, { limit: 2, cursor })
      walked.push(...page.items.map((one) => one.id))
      cursor = page.next_cursor ?? undefined
    } while (cursor)
    expect(walked).toEqual(all)
  })
})
