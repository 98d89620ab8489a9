import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Scope } from '@/lib/access/keys'
import { changeAsset } from '@/lib/assets/change-asset'
import { submitReport } from '@/lib/ingest/submit-report'
import { type MadeImage, trivyReport } from '@/lib/ingest/testing/trivy-report'
import { closeConnections } from '@/lib/store/client'
import { assetDetail } from '@/lib/views/asset'
import { assetsQuery } from '@/lib/views/asset.schema'
import { listAssets } from '@/lib/views/assets'
import { exceptionDetail } from '@/lib/views/exceptions'
import { findingDetail } from '@/lib/views/finding'
import { findingGroupsQuery, findingsQuery } from '@/lib/views/finding.schema'
import { findingGroups } from '@/lib/views/finding-groups'
import { listFindings } from '@/lib/views/findings'
import { overview } from '@/lib/views/overview'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { type TestTenant, testTenant, useDatabase } from '@/tools/testing/tenant'
import { changeFinding } from './change-finding'
import { decideException } from './decide-exception'
import { requestException } from './request-exception'

let database: TestDatabase
let harbour: TestTenant
let operator: Scope
const day = (n: number) => new Date(Date.UTC(2026, 9, n, 2))
const SHOP = 'registry.example.com/shop'
const FOUND = [
  { id: 'CVE-2024-0001', name: 'openssl', fixed: '3.0.9', severity: 'HIGH' },
  { id: 'CVE-2024-0002', name: 'openssl', fixed: '3.0.14', severity: 'HIGH' },
  { id: 'CVE-2024-0003', name: 'zlib', severity: 'LOW' },
]

async function send(image: MadeImage, observedAt: Date, labels: Record<string, string> = {}): Promise<void> {
  await submitReport(operator, {
    body: trivyReport(image),
    asset: null,
    kind: null,
    tool: null,
    observedAt,
    fullCoverage: true,
    labels,
  })
}
const sendFound = (tag: string, os: string, found: MadeImage['found']) =>
  send({ config: tag.slice(-20), tags: [tag], os: { Family: 'debian', Name: os }, found }, day(4))
const list = async (query: object) =>
  (await listFindings(operator, findingsQuery.parse({ limit: 500, ...query }))).items

beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  harbour = await testTenant('harbour')
  operator = harbour.scope('operator')
  await send({ config: 'a', tags: [`${SHOP}:1.0`], found: FOUND }, day(1))
})
afterAll(async () => {
  await closeConnections()
  await database.drop()
})

describe('findings of packages', () => {
  it('are grouped with the one version that fixes them all, or with why there is none', async () => {
    const groups = await findingGroups(
      operator,
      findingGroupsQuery.parse({ by: 'package', status: 'active' }),
    )
    expect(groups.items.map(({ key, count, fix }) => [key, count, fix])).toEqual([
      ['deb/openssl', 2, { version: '3.0.14', why: 'one_version', unfixed: 0 }],
      ['deb/zlib', 1, { version: null, why: 'no_fix', unfixed: 1 }],
    ])
    expect(await list({ package: 'deb/openssl' })).toHaveLength(2)
    const images = await findingGroups(operator, findingGroupsQuery.parse({ by: 'lineage' }))
    expect(images.items.map(({ key, count, filter }) => [key, count, filter])).toEqual([
      [SHOP, 3, { lineage: SHOP }],
    ])
    expect(await list({ lineage: SHOP, advisory: 'CVE-2024-0002' })).toHaveLength(1)
  })
})

describe('an image that is rebuilt', () => {
  it('keeps what people said of its findings, and a rule on its repository covers what comes later', async () => {
    const [first] = await list({ advisory: 'CVE-2024-0001' })
    if (!first) throw new Error('no finding')
    await changeFinding(operator, first.id, {
      version: first.version,
      status: 'in_progress',
      due_on: '2027-01-31',
    })
    const until = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
    const rule = { advisory: 'CVE-2024-0002', lineage: SHOP }
    const asked = { kind: 'risk', reason: 'Not reachable.', until, scope: { rule } } as const
    const exception = await requestException(operator, asked)
    await decideException(harbour.scope('manager'), exception, { decision: 'approve' })
    await send({ config: 'b', tags: [`${SHOP}:1.0`], found: FOUND }, day(2))
    expect(await findingDetail(operator, first.id)).toMatchObject({
      status: 'in_progress',
      due_on: '2027-01-31',
    })
    expect((await list({ advisory: 'CVE-2024-0002' })).map(({ status }) => status)).toEqual(['accepted'])
    await send({ config: 'c', tags: [`${SHOP}:2.0`], found: FOUND }, day(3))
    const later = await list({ advisory: 'CVE-2024-0002', status: 'active' })
    expect(later).toEqual([])
  })
})

describe('a package of two releases of a distribution', () => {
  it('has no version that fixes all, since each release patches the same flaw in its own', async () => {
    const flaw = { id: 'CVE-2024-0100', name: 'curl', severity: 'HIGH' }
    const send = (name: string, os: string, fixed: string) =>
      sendFound(`registry.example.com/${name}:1`, os, [{ ...flaw, fixed }])
    await send('bookworm', '12.5', '7.88.1-10+deb12u5')
    const fix = async () => {
      const query = findingGroupsQuery.parse({ by: 'package', status: 'active', package: 'deb/curl' })
      return (await findingGroups(operator, query)).items[0]?.fix
    }
    expect(await fix()).toMatchObject({ version: '7.88.1-10+deb12u5', why: 'one_version' })
    await send('bullseye', '11.9', '7.74.0-1.3+deb11u11')
    expect(await fix()).toEqual({ version: null, why: 'no_order', unfixed: 0 })
  })
})

describe('a rule with labels', () => {
  it('accepts no flaw that fails on an asset without them too, and does once that one is retired', async () => {
    const tag = 'registry.example.com/till'
    const found = [{ id: 'CVE-2024-0200', name: 'bash', severity: 'HIGH' }]
    const image = (env: string, n: number) =>
      send({ config: `till-${env}`, tags: [`${tag}:${env}`], found }, day(n), { env })
    const ask = async (labels: Record<string, string>) => {
      const rule = { advisory: 'CVE-2024-0200', labels }
      const asked = { kind: 'false_positive', reason: 'Only tests run it.', scope: { rule } } as const
      const id = await requestException(operator, asked)
      await decideException(harbour.scope('manager'), id, { decision: 'approve' })
      return id
    }
    const statuses = async () => (await list({ advisory: 'CVE-2024-0200' })).map(({ status }) => status)
    await image('prod', 5)
    await image('test', 6)
    const rules = [await ask({ env: 'test' }), await ask({ env: 'prod' })]
    expect(await statuses()).toEqual(['open'])
    for (const id of rules) expect((await exceptionDetail(operator, id)).covers).toBe(0)
    const [finding] = await list({ advisory: 'CVE-2024-0200' })
    const prod = (await listAssets(operator, assetsQuery.parse({ limit: 500 }))).items.find(
      ({ labels, name }) => labels.env === 'prod' && name.includes('till'),
    )
    expect(finding?.handling).toBeNull()
    await changeAsset(operator, prod?.id ?? '', { retired: { reason: 'gone' } }, new Date())
    expect(await statuses()).toEqual(['false_positive'])
  })
})

describe('numbers of the overview and of assets', () => {
  it('are the rows that they lead to, whatever people said and in however many images a flaw lies', async () => {
    const numbers = async (as_of?: string) => {
      const times = as_of ? { as_of } : {}
      const rows = (query: object) => list({ status: 'active', ...query, ...times })
      const counted = (items: readonly { severity: string }[]) => {
        const counts: Record<string, number> = {}
        for (const { severity } of items) counts[severity] = (counts[severity] ?? 0) + 1
        return counts
      }
      const { open_findings } = await overview(operator, times)
      expect(open_findings).toEqual(counted(await rows({})))
      const { items } = await listAssets(operator, assetsQuery.parse({ limit: 500, ...times }))
      for (const asset of items) {
        expect(asset.open_findings).toEqual(counted(await rows({ asset: asset.id })))
        expect((await assetDetail(operator, asset.id, times)).open_findings).toEqual(asset.open_findings)
      }
      return Object.values(open_findings).reduce((sum, n) => sum + n, 0)
    }
    const found = ['1', '2', '3'].map((n) => ({ id: `CVE-2024-030${n}`, name: 'perl', severity: 'MEDIUM' }))
    for (const [n, tag] of ['a', 'b'].entries())
      await send({ config: `many-${tag}`, tags: [`registry.example.com/many:${tag}`], found }, day(7 + n))
    const before = await numbers()
    const [first, second, third] = await list({ package: 'deb/perl' })
    if (!first || !second || !third) throw new Error('too few findings')
    await changeFinding(operator, first.id, { version: first.version, status: 'in_progress' })
    const until = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
    for (const [kind, { id }] of [
      ['risk', second],
      ['false_positive', third],
    ] as const) {
      const asked = { kind, reason: 'Not so.', until, scope: { ids: [id] } }
      const exception = await requestException(operator, asked)
      await decideException(harbour.scope('manager'), exception, { decision: 'approve' })
    }
    expect(await numbers()).toBe(before - 2)
    await numbers(day(8).toISOString())
  })
})

describe('a flaw of two images of a repository', () => {
  it('is listed under one, and the other says so and leads to exactly those', async () => {
    const tag = (n: number) => `registry.example.com/twins:${n}`
    const found = ['1', '2'].map((n) => ({ id: `CVE-2024-040${n}`, name: 'tar', severity: 'LOW' }))
    for (const n of [1, 2]) await send({ config: `twin-${n}`, tags: [tag(n)], found }, day(8 + n))
    const { items } = await listAssets(operator, assetsQuery.parse({ limit: 500, q: 'twins' }))
    const details = await Promise.all(items.map(({ id }) => assetDetail(operator, id, {})))
    const other = details.find(({ shown_by_others: by }) => by.length > 0)
    const shown = details.find(({ id }) => id !== other?.id)
    expect(other?.open_findings).toEqual({})
    expect(other?.shown_by_others).toEqual([
      { asset: expect.objectContaining({ id: shown?.id }), findings: 2 },
    ])
    expect(shown?.shown_by_others).toEqual([])
    const here = { status: 'active', fails_on: other?.id }
    expect(await list({ ...here, asset: shown?.id })).toHaveLength(2)
    expect(await list(here)).toHaveLength(2)
    // Before the second was there, the first showed its flaws itself.
    const before = { as_of: day(9).toISOString() }
    const [first, second] = [1, 2].map((n) => details.find(({ name }) => name.endsWith(`:${n}`)))
    expect(await assetDetail(operator, first?.id ?? '', before)).toMatchObject({
      open_findings: { low: 2 },
      shown_by_others: [],
    })
    expect(await list({ status: 'active', fails_on: first?.id, ...before })).toHaveLength(2)
    expect(await list({ status: 'active', fails_on: second?.id, ...before })).toEqual([])
    const [one] = await list(here)
    const until = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10)
    const asked = { kind: 'risk', reason: 'Never run.', until, scope: { ids: [one?.id ?? ''] } } as const
    const exception = await requestException(operator, asked)
    await decideException(harbour.scope('manager'), exception, { decision: 'approve' })
    const after = await assetDetail(operator, other?.id ?? '', {})
    expect(after.shown_by_others.map(({ findings }) => findings)).toEqual([1])
    expect(await list(here)).toHaveLength(1)
  })
})
