import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PlatformScope, Scope } from '@/lib/access/keys'
import { authorisePlatform } from '@/lib/access/keys'
import { submitReport } from '@/lib/ingest/submit-report'
import { digestOf, type MadeImage, trivyReport } from '@/lib/ingest/testing/trivy-report'
import { vexDocument } from '@/lib/ingest/testing/vex-document'
import { dropList } from '@/lib/lists/drop-list'
import { putList } from '@/lib/lists/put-list'
import { closeConnections } from '@/lib/store/client'
import { countStatements } from '@/tools/testing/count-statements'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { type TestTenant, testTenant, useDatabase } from '@/tools/testing/tenant'
import { findingsQuery } from './finding.schema'
import { listFindings } from './findings'
import { listVulnerabilities } from './vulnerabilities'
import { vulnerabilitiesQuery } from './vulnerability.schema'
import { vulnerabilityDetail } from './vulnerability-detail'
import { vulnerabilityTable } from './vulnerability-table'

let database: TestDatabase
let tenant: TestTenant
let scope: Scope
let platform: PlatformScope
const day = (n: number) => new Date(Date.UTC(2026, 9, n, 2))
const input = { asset: null, kind: null, tool: null, observedAt: null, labels: {}, fullCoverage: true }
const scan = (image: MadeImage) => submitReport(scope, { ...input, body: trivyReport(image) })
const list = async (query: object = {}) => listVulnerabilities(scope, vulnerabilitiesQuery.parse(query))
const ids = async (query: object = {}) => (await list(query)).items.map(({ id }) => id)
const upload = (text: string, part = '') =>
  putList(platform, { body: new TextEncoder().encode(text), fileName: 'list', part }, new Date())

const APP = 'registry.example.com/app'
beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  tenant = await testTenant('harbour')
  scope = tenant.scope('operator')
  platform = authorisePlatform({ ...tenant.principal('owner'), platformAdmin: true }, 'platform.lists.write')
  const found = [
    { id: 'CVE-2026-0001', name: 'openssl', fixed: '2', severity: 'HIGH' },
    { id: 'CVE-2026-0001', name: 'libssl3', fixed: '2', severity: 'HIGH' },
    { id: 'CVE-2026-0002', name: 'zlib', severity: 'CRITICAL' },
    { id: 'CVE-2026-0003', name: 'bash', fixed: '5', severity: 'LOW' },
  ]
  await scan({ config: 'a', tags: [`${APP}/one:1`], at: day(1), found })
  await scan({ config: 'b', tags: [`${APP}/two:1`], at: day(3), found: found.slice(0, 1) })
}, 120_000)
afterAll(async () => {
  await closeConnections()
  await database?.drop()
})

describe('the list of vulnerabilities', () => {
  it('has one row a flaw, with where it is, since when and what fixes it', async () => {
    const { items, lists } = await list()
    expect(lists).toEqual([])
    expect(items.map(({ id }) => id)).toEqual(['CVE-2026-0002', 'CVE-2026-0001', 'CVE-2026-0003'])
    expect(items[1]).toMatchObject({
      severity: 'high',
      assets: 2,
      packages: ['deb/libssl3', 'deb/openssl'],
      fixed_in: ['2'],
      fixable: true,
      since: day(1).toISOString(),
      known_exploited: false,
      epss: null,
    })
  })

  it('is narrowed by what is asked, and continues where the page before ended', async () => {
    expect(await ids({ severity: 'critical,low' })).toEqual(['CVE-2026-0002', 'CVE-2026-0003'])
    expect(await ids({ fixable: 'true' })).toEqual(['CVE-2026-0001', 'CVE-2026-0003'])
    expect(await ids({ fixable: 'false' })).toEqual(['CVE-2026-0002'])
    expect(await ids({ package: 'deb/bash' })).toEqual(['CVE-2026-0003'])
    expect(await ids({ asset: digestOf('b') })).toEqual(['CVE-2026-0001'])
    expect(await ids({ asset: 'nowhere' })).toEqual([])
    expect(await ids({ q: 'ZLIB' })).toEqual(['CVE-2026-0002'])
    for (const sort of ['risk', 'epss', 'assets', 'since']) {
      const whole = await ids({ sort })
      const first = await list({ sort, limit: '2' })
      const second = await list({ sort, limit: '2', cursor: first.next_cursor })
      expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(whole)
      expect(second.next_cursor).toBeNull()
    }
  })

  it('is that of an instant', async () => {
    expect(await ids({ as_of: new Date(day(1).getTime() - 1000).toISOString() })).toEqual([])
    const then = await list({ as_of: day(2).toISOString() })
    expect(then.items.find(({ id }) => id === 'CVE-2026-0001')?.assets).toBe(1)
  })

  it('says which are known to be exploited and how likely the others are, by the lists that are uploaded', async () => {
    await upload('cveID,dateAdded,dueDate\nCVE-2026-0003,2026-02-03,2026-02-24\n')
    await upload(
      '#model_version:v1,score_date:2026-10-01T00:00:00+0000\ncve,epss,percentile\nCVE-2026-0001,0.7,0.9\n',
    )
    await upload('cnnvd_id,cve,title\nCNNVD-202601-001,CVE-2026-0001,一个漏洞\n', '2026')
    expect(await ids()).toEqual(['CVE-2026-0003', 'CVE-2026-0002', 'CVE-2026-0001'])
    expect(await ids({ exploited: 'true' })).toEqual(['CVE-2026-0003'])
    expect(await ids({ epss: '0.5' })).toEqual(['CVE-2026-0001'])
    const { items, lists } = await list({ q: 'CNNVD-202601-001' })
    expect(items).toMatchObject([{ id: 'CVE-2026-0001', epss: 0.7, other_ids: ['CNNVD-202601-001'] }])
    expect(lists.map(({ list: name, part, entries }) => [name, part, entries])).toEqual([
      ['cnnvd', '2026', 1],
      ['epss', '', 1],
      ['kev', '', 1],
    ])
    const detail = await vulnerabilityDetail(scope, 'CNNVD-202601-001')
    expect(detail).toMatchObject({
      id: 'CVE-2026-0001',
      epss: { source: 'list', score: 0.7, percentile: 0.9 },
      other_ids: [{ list: 'cnnvd', id: 'CNNVD-202601-001', title: '一个漏洞' }],
    })
    // The same year beside it, in another part, names the id again; it stays one, and words that no database takes are stored.
    await upload(
      `cnnvd_id,cve,title\nCNNVD-202601-001,CVE-2026-0001,一个\0漏洞${'字'.repeat(600)}\n`,
      'again',
    )
    expect((await vulnerabilityDetail(scope, 'CVE-2026-0001')).other_ids.map(({ id }) => id)).toEqual([
      'CNNVD-202601-001',
    ])
    await dropList(platform, 'cnnvd', 'again', new Date())
    expect((await vulnerabilityDetail(scope, 'CVE-2026-0003')).known_exploited).toEqual({
      source: 'list',
      title: null,
      since: '2026-02-03',
      due: '2026-02-24',
    })
  })

  it('marks, ranks and filters findings by the same', async () => {
    const findings = async (query: object) =>
      (await listFindings(scope, findingsQuery.parse({ limit: '500', ...query }))).items
    const ranked = await findings({ sort: 'risk' })
    expect(ranked.map(({ title, known_exploited, epss }) => [title, known_exploited, epss])).toEqual([
      ['CVE-2026-0003 bash', true, null],
      ['CVE-2026-0002 zlib', false, null],
      ...ranked.slice(2).map(({ title }) => [title, false, 0.7]),
    ])
    expect((await findings({ exploited: 'true' })).map(({ title }) => title)).toEqual(['CVE-2026-0003 bash'])
  })

  it('follows a list that takes the place of another, and keeps that one where the new one is broken', async () => {
    await expect(
      upload('cveID,dateAdded\nCVE-2026-0002,2026-03-01\nnothing,2026-03-01\n'),
    ).rejects.toMatchObject({
      code: 'broken_list',
      at: 'line 3',
    })
    await expect(upload('cveID,dateAdded\nCVE-2026-0002,2026-03-01\n', '2026')).rejects.toMatchObject({
      code: 'list_is_whole',
    })
    expect(await ids({ exploited: 'true' })).toEqual(['CVE-2026-0003'])
    await upload('cveID,dateAdded\nCVE-2026-0002,2026-03-01\n')
    expect(await ids({ exploited: 'true' })).toEqual(['CVE-2026-0002'])
    await dropList(platform, 'kev', '', new Date())
    expect(await ids({ exploited: 'true' })).toEqual([])
    await expect(dropList(platform, 'kev', '', new Date())).rejects.toMatchObject({ kind: 'not_found' })
  })

  it('is handed out as a table, all rows of it', async () => {
    const query = vulnerabilitiesQuery.parse({ fixable: 'true' })
    const table = await vulnerabilityTable(scope, { ...query, lang: 'zh' })
    expect(table.rows.map(([id]) => id)).toEqual(['CVE-2026-0001', 'CVE-2026-0003'])
    expect(table.columns.map(({ header }) => header)).toContain('修复版本')
  })

  it('costs three statements with the transaction, however many there are', async () => {
    expect((await countStatements(() => list())).statements).toHaveLength(3)
    expect(
      (await countStatements(() => vulnerabilityDetail(scope, 'CVE-2026-0001'))).statements,
    ).toHaveLength(7)
  })
})

describe('one vulnerability', () => {
  it('says where it is, and what documents say of it', async () => {
    const product = `pkg:oci/two@${digestOf('b').replace(':', '%3A')}`
    const body = vexDocument('vex', day(4), [{ flaw: 'CVE-2026-0001', product, status: 'not_affected' }])
    await submitReport(scope, { ...input, body })
    const { places, vex, since } = await vulnerabilityDetail(scope, 'CVE-2026-0001')
    expect(since).toBe(day(1).toISOString())
    expect(
      places.map((place) => [place.asset.name, place.package.name, place.fixed_in, place.answered]),
    ).toEqual([
      [`${APP}/one:1`, 'libssl3', '2', false],
      [`${APP}/one:1`, 'openssl', '2', false],
      [`${APP}/two:1`, 'openssl', '2', true],
    ])
    expect(places.every(({ finding }) => finding?.startsWith('fnd_'))).toBe(true)
    expect(vex).toMatchObject([{ status: 'not_affected', author: 'Example PSIRT', holds: true }])
    expect(await ids({ vex: 'answered' })).toEqual([])
    const before = await vulnerabilityDetail(scope, 'CVE-2026-0001', {
      as_of: new Date(day(1).getTime() - 1000).toISOString(),
    })
    expect(before).toMatchObject({ places: [], vex: [], severity: null })
  })

  it('is not there for whoever never had it', async () => {
    const stranger = (await testTenant('stranger')).scope('owner')
    const missing = { kind: 'not_found' }
    await expect(vulnerabilityDetail(stranger, 'CVE-2026-0001')).rejects.toMatchObject(missing)
    await expect(vulnerabilityDetail(scope, 'CVE-1999-0001')).rejects.toMatchObject(missing)
  })
})
