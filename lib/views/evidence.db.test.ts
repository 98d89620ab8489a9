import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Scope } from '@/lib/access/keys'
import { submitReport } from '@/lib/ingest/submit-report'
import { closeConnections } from '@/lib/store/client'
import { inTenant } from '@/lib/store/in-tenant'
import { putCheckpoint } from '@/lib/store/log/checkpoints'
import { readHead } from '@/lib/store/log/read-head'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { handIn } from '@/tools/testing/hand-in'
import { type TestTenant, testTenant, useDatabase } from '@/tools/testing/tenant'
import { listEvidence } from './evidence'
import { evidencePage, evidenceQuery } from './evidence.schema'
import { submissionsQuery } from './submission.schema'
import { listSubmissions } from './submissions'

let database: TestDatabase
let harbour: TestTenant
let scope: Scope
let between: Date
const day = (n: number) => new Date(Date.UTC(2026, 8, n, 3))
const BROKEN = {
  body: new TextEncoder().encode('{"no": "report"}'),
  asset: 'edge-03',
  kind: null,
  tool: null,
  observedAt: null,
  fullCoverage: false,
  labels: {},
}

beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  harbour = await testTenant('harbour')
  scope = harbour.scope('owner')
  await handIn(scope, 'lab-default.json', 'edge-01', { observedAt: day(1) })
  between = new Date()
  await new Promise((resolve) => setTimeout(resolve, 5))
  await handIn(harbour.scope('operator'), 'lab-default.json', 'edge-02', { observedAt: day(2) })
  await handIn(scope, 'lab-hardened.json', 'edge-02', { observedAt: day(3) })
  await submitReport(scope, BROKEN).catch(() => {})
})
afterAll(async () => {
  await closeConnections()
  await database.drop()
})

const list = (query: object = {}, as: Scope = scope) => listEvidence(as, evidenceQuery.parse(query))
const sizes = async (query: object) => (await list(query)).items.map(({ bytes }) => bytes)

describe('the list of evidence', () => {
  it('has the same bytes once, with all that handed them in and what they say', async () => {
    const page = evidencePage.parse(await list())
    expect([page.items.length, page.total]).toEqual([3, 3])
    const [broken, hardened, twice] = page.items
    expect(twice).toMatchObject({ submissions: 2, sightings: 0, tool: 'docker-bench-security', items: 117 })
    expect(twice?.assets.map(({ name }) => name).sort()).toEqual(['edge-01', 'edge-02'])
    expect(twice?.senders.map(({ label }) => label).sort()).toEqual(['operator', 'owner'])
    expect(Date.parse(twice?.last_received ?? '')).toBeGreaterThan(Date.parse(twice?.first_received ?? ''))
    expect(hardened).toMatchObject({ submissions: 1, state: 'parsed' })
    expect(broken).toMatchObject({ state: 'rejected', error_code: 'format_not_read', items: null, bytes: 16 })
  })

  it('counts as many submissions as the list of submissions shows for the hash', async () => {
    for (const { sha256, submissions } of (await list()).items)
      expect(await listSubmissions(scope, submissionsQuery.parse({ sha256 }))).toMatchObject({
        total: submissions,
      })
  })

  it('says whether a signed checkpoint covers it', async () => {
    const signed = async () => (await list()).items.map(({ log }) => [log.index, log.signed])
    expect(await signed()).toEqual([
      [3, false],
      [2, false],
      [0, false],
    ])
    await inTenant(scope, async (tx) => {
      const { epoch } = await readHead(tx, 'evidence')
      const of = { log: 'evidence', epoch, size: 3, root: new Uint8Array(32), note: '' } as const
      await putCheckpoint(tx, { ...of, at: new Date() })
    })
    expect((await signed()).map(([, one]) => one)).toEqual([false, true, true])
  })

  it('is narrowed by hash, tool, asset and day of first receipt, and goes on page by page', async () => {
    const all = (await list()).items
    const [broken, hardened, twice] = all.map(({ bytes }) => bytes)
    expect(await sizes({ sha256: all[1]?.sha256.slice(0, 8) })).toEqual([hardened])
    expect(await sizes({ tool: 'docker-bench-security' })).toEqual([hardened, twice])
    expect(await sizes({ asset: 'edge-01' })).toEqual([twice])
    expect(await sizes({ asset: 'nowhere' })).toEqual([])
    expect(await sizes({ received_from: all[1]?.first_received })).toEqual([broken, hardened])
    expect(await sizes({ received_to: all[2]?.first_received })).toEqual([twice])
    const first = await list({ limit: 2 })
    const rest = await list({ limit: 2, cursor: first.next_cursor })
    expect([...first.items, ...rest.items]).toEqual(all)
    expect([first.total, rest.total, rest.next_cursor]).toEqual([3, undefined, null])
  })

  it('shows of the past what had been handed in and observed by then', async () => {
    const then = (await list({ known_at: between.toISOString() })).items
    expect(then.map(({ submissions, assets }) => [submissions, assets.length])).toEqual([[1, 1]])
    const early = (await list({ as_of: day(1).toISOString() })).items
    expect(early.map(({ submissions }) => submissions)).toEqual([1])
  })

  it('shows another tenant nothing', async () => {
    expect(await list({}, (await testTenant('pier')).scope('owner'))).toMatchObject({ items: [], total: 0 })
  })
})
