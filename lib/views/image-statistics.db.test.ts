import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Scope } from '@/lib/access/keys'
import { submitReport } from '@/lib/ingest/submit-report'
import { type MadeImage, trivyReport } from '@/lib/ingest/testing/trivy-report'
import { closeConnections } from '@/lib/store/client'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { testTenant, useDatabase } from '@/tools/testing/tenant'
import { heatMap } from './heat-map'
import { imageStatistics } from './image-statistics'

let database: TestDatabase
let scope: Scope
let other: Scope
const day = (n: number) => new Date(Date.UTC(2026, 9, n, 2))

beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  scope = (await testTenant('quay')).scope('owner')
  other = (await testTenant('mole')).scope('owner')
  const openssl = {
    id: 'CVE-2026-1',
    name: 'openssl',
    fixed: '3',
    severity: 'CRITICAL',
    published: '2026-09-01T00:00:00Z',
  }
  const zlib = { id: 'CVE-2026-2', name: 'zlib', severity: 'HIGH', published: '2026-09-21T00:00:00Z' }
  const low = { id: 'CVE-2026-3', name: 'bash', severity: 'LOW' }
  await send({ config: 'a', tags: ['reg.example/shop/web:1'], at: day(1), found: [openssl, zlib] })
  await send({ config: 'b', tags: ['reg.example/shop/api:latest'], at: day(2), found: [openssl] })
  await send({ config: 'c', tags: ['nginx:1.25'], at: day(3), found: [low] })
  await send({ config: 'd', tags: ['reg.example/shop/web:1'], at: day(11), found: [zlib] })
})
afterAll(async () => {
  await closeConnections()
  await database.drop()
})

async function send(image: MadeImage) {
  const input = { asset: null, kind: null, tool: null, observedAt: null, fullCoverage: true, labels: {} }
  await submitReport(scope, { ...input, body: trivyReport(image) })
}

describe('figures of images', () => {
  it('say which share has severe vulnerabilities by source, year of build and tag', async () => {
    const now = await imageStatistics(scope, {}, day(21))
    expect(now).toMatchObject({ images: 0, severe: 0 })
    const known = await imageStatistics(scope, { as_of: day(21).toISOString() })
    expect(known).toMatchObject({ images: 3, severe: 2 })
    expect(known.by_source).toEqual([
      { key: 'reg.example/shop', images: 2, severe: 2 },
      { key: 'library', images: 1, severe: 0 },
    ])
    expect(known.by_year).toEqual([{ key: '2026', images: 3, severe: 2 }])
    expect(known.by_tag).toEqual([
      { key: 'other', images: 2, severe: 1 },
      { key: 'latest', images: 1, severe: 1 },
    ])
  })

  it('name the packages that cause most of them', async () => {
    const { packages } = await imageStatistics(scope, { as_of: day(21).toISOString() })
    expect(packages.map(({ name, severe, assets }) => [name, severe, assets])).toEqual([
      ['openssl', 1, 1],
      ['zlib', 1, 1],
      ['bash', 0, 1],
    ])
  })

  it('are those of the instant that is asked about: what was superseded later was in use then', async () => {
    const then = await imageStatistics(scope, { as_of: day(9).toISOString() })
    expect(then).toMatchObject({ images: 3, severe: 2 })
    expect(then.packages[0]).toMatchObject({ name: 'openssl', assets: 2 })
  })

  it('count days from publication until the flaw was gone here, or is still open', async () => {
    const { exposure } = await imageStatistics(scope, { as_of: day(21).toISOString() })
    expect(exposure.gone).toEqual({ n: 1, median: 40, p90: 40 })
    expect(exposure.open).toEqual({ n: 2, median: 30, p90: 50 })
    expect(exposure.longest.map(({ advisory, days, gone_at }) => [advisory, days, gone_at])).toEqual([
      ['CVE-2026-1', 50, null],
      ['CVE-2026-1', 40, day(11).toISOString()],
      ['CVE-2026-2', 30, null],
    ])
  })

  it('say of a flaw that came back what was so between: gone then, open again now', async () => {
    const openssl = {
      id: 'CVE-2026-1',
      name: 'openssl',
      fixed: '3',
      severity: 'CRITICAL',
      published: '2026-09-01T00:00:00Z',
    }
    await send({ config: 'd', tags: ['reg.example/shop/web:1'], at: day(25), found: [openssl] })
    const then = (await imageStatistics(scope, { as_of: day(21).toISOString() })).exposure
    expect(then.gone).toEqual({ n: 1, median: 40, p90: 40 })
    const now = (await imageStatistics(scope, { as_of: day(26).toISOString() })).exposure
    expect([now.gone.n, now.open.n]).toEqual([1, 2])
  })

  it('are of images alone', async () => {
    const body = trivyReport({
      config: 'h',
      tags: ['host'],
      at: day(1),
      found: [{ id: 'CVE-2026-9', name: 'linux', fixed: '6', severity: 'CRITICAL' }],
    })
    const input = {
      asset: 'box',
      kind: 'host',
      tool: null,
      observedAt: null,
      fullCoverage: true,
      labels: {},
      body,
    } as const
    await submitReport(scope, input)
    const { packages, exposure } = await imageStatistics(scope, { as_of: day(21).toISOString() })
    expect(packages.map(({ name }) => name)).not.toContain('linux')
    expect(exposure.longest.map(({ advisory }) => advisory)).not.toContain('CVE-2026-9')
  })

  it('tell another tenant nothing', async () => {
    expect(await imageStatistics(other, { as_of: day(21).toISOString() })).toMatchObject({
      images: 0,
      packages: [],
      exposure: { counted: 0, longest: [] },
    })
    expect(await heatMap(other)).toMatchObject({ assets: [], safeguards: [] })
  })
})

describe('the heat map', () => {
  it('has a letter for every safeguard on every asset', async () => {
    const map = await heatMap(scope, { as_of: day(12).toISOString() })
    expect(map.assets).toHaveLength(4)
    for (const row of map.safeguards) expect(row.results).toMatch(/^[pfun-]{4}$/)
    const of = (id: string) => map.safeguards.find((row) => row.id === id)?.results
    const names = map.assets.map((asset) => asset.name)
    const critical = of('image.no-known-critical-cve') ?? ''
    expect(critical[names.indexOf('reg.example/shop/api:latest')]).toBe('f')
    expect(critical[names.indexOf('reg.example/shop/web:1')]).toBe('p')
    // A flaw that nobody can fix yet fails nothing.
    expect(of('image.no-known-high-cve')?.[names.indexOf('reg.example/shop/web:1')]).toBe('p')
  })
})
