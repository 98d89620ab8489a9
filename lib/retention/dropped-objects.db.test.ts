import { createHash } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { benchReport } from '@/bench/support/bench-report'
import { systemScope } from '@/lib/access/keys'
import { readEvidenceBytes } from '@/lib/evidence/read-evidence-bytes'
import { type FakeObjectStore, fakeObjectStore } from '@/lib/evidence/testing/fake-object-store'
import { submitReport } from '@/lib/ingest/submit-report'
import { closeConnections } from '@/lib/store/client'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { type TestTenant, testTenant, useDatabase } from '@/tools/testing/tenant'
import { dropBatch } from './drop-batch'
import { dropOldEvidence } from './drop-old-evidence'
import { noReports } from './named-by-reports'
import { queueDrops } from './queue-drops'

const DAY = 86_400_000
let database: TestDatabase
let owner: pg.Client
let store: FakeObjectStore
let tenant: TestTenant
beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  store = await fakeObjectStore('evidence', 'plimsoll')
  Object.assign(process.env, {
    PLIMSOLL_S3_ENDPOINT: store.endpoint,
    PLIMSOLL_S3_BUCKET: 'evidence',
    PLIMSOLL_S3_ACCESS_KEY_ID: 'plimsoll',
    PLIMSOLL_S3_SECRET_ACCESS_KEY: 'a-long-secret',
    PLIMSOLL_S3_FROM_BYTES: '1000',
  })
  tenant = await testTenant('harbour')
})
afterAll(async () => {
  for (const name of Object.keys(process.env)) if (name.startsWith('PLIMSOLL_S3_')) delete process.env[name]
  await closeConnections()
  await owner?.end()
  await store?.close()
  await database?.drop()
})

async function handIn(asset: string, text: string, daysAgo: number): Promise<void> {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - daysAgo * DAY })
  await submitReport(tenant.scope('owner'), {
    body: new TextEncoder().encode(text),
    asset,
    kind: null,
    tool: null,
    observedAt: new Date(),
    fullCoverage: false,
    labels: {},
  }).finally(() => vi.useRealTimers())
}

it('go from the object store after COMMIT, are found again where the process was killed before, and come back into their row', async () => {
  const texts = Array.from({ length: 40 }, (_, i) => benchReport(i * 14 + 1, 2))
  for (const [i, text] of texts.entries()) await handIn('edge-01', text, 900 - i * 20)
  await owner.query(
    `INSERT INTO retention (tenant_id, months, decided_by, decided_at) SELECT tenant_id, 12, id, now() FROM actor WHERE tenant_id = $1 LIMIT 1`,
    [tenant.tenant.id],
  )
  const before = store.objects.size
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  // Committed, and then killed.
  const { dropped } = await dropBatch(systemScope(tenant.tenant, 'drop-evidence'), noReports())
  expect(dropped).toBeGreaterThan(5)
  const { rows: acts } = await owner.query('SELECT objects FROM evidence_drop')
  const orphans: Buffer[] = acts[0].objects
  expect(orphans.length).toBeGreaterThan(0)
  expect(store.objects.size).toBe(before)
  expect(await queueDrops()).toBe(1)
  store.setAway(true)
  await expect(dropOldEvidence({ tenant: tenant.tenant })).rejects.toThrow()
  store.setAway(false)
  said.mockRestore()
  await dropOldEvidence({ tenant: tenant.tenant })
  expect(store.objects.size).toBe(before - orphans.length)
  for (const hash of orphans)
    expect(store.objects.has(`evidence/${tenant.tenant.id}/${hash.toString('hex')}`)).toBe(false)
  expect((await owner.query(`SELECT 1 FROM evidence_drop WHERE objects <> '{}'`)).rows).toEqual([])
  const shaOf = (text: string) => createHash('sha256').update(text).digest('hex')
  const again = texts.find((text) => shaOf(text) === orphans[0]?.toString('hex')) ?? ''
  await handIn('edge-02', again, 0)
  const { rows } = await owner.query('SELECT encoding FROM evidence WHERE sha256 = $1', [orphans[0]])
  expect(rows).toEqual([{ encoding: 'brotli' }])
  expect(new TextDecoder().decode(await readEvidenceBytes(tenant.scope('owner'), shaOf(again)))).toBe(again)
})
