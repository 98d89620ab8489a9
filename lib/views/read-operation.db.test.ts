import { readFileSync } from 'node:fs'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { authorisePlatform } from '@/lib/access/keys'
import { submitReport } from '@/lib/ingest/submit-report'
import { closeConnections } from '@/lib/store/client'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { testTenant, useDatabase } from '@/tools/testing/tenant'
import { operation } from './operation.schema'
import { readOperation } from './read-operation'

let database: TestDatabase
let owner: pg.Client
beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
})
afterAll(async () => {
  await owner.end()
  await closeConnections()
  await database.drop()
})

const REPORT = new Uint8Array(readFileSync('demo/reports/docker-bench/lab-default.json'))
const input = { asset: 'edge-01', kind: null, tool: null, observedAt: null, fullCoverage: false, labels: {} }

it('says of each tenant what came in, what failed and what waits, and nothing of what is in it', async () => {
  const [busy, idle] = [await testTenant('busy'), await testTenant('idle')]
  const scope = busy.scope('owner')
  await submitReport(scope, { ...input, body: REPORT })
  await submitReport(scope, { ...input, body: new TextEncoder().encode('nothing that is known') }).catch(
    () => {},
  )
  await owner.query(
    `INSERT INTO pgboss.job (name, data, state, created_on, start_after, keep_until) SELECT name, $1, 'created', now() - interval '10 min', now() - interval '10 min', now() + interval '1 day' FROM pgboss.queue LIMIT 1`,
    [JSON.stringify({ tenant: { id: busy.tenant.id } })],
  )
  const platform = authorisePlatform(
    { ...idle.principal('owner'), platformAdmin: true },
    'platform.operation.read',
  )
  const said = operation.parse(await readOperation(platform, new Date()))
  expect(said.database_bytes).toBeGreaterThan(1_000_000)
  expect(said.tenants.map(({ slug }) => slug)).toEqual(['busy', 'idle'])
  const [first, second] = said.tenants
  expect(first).toMatchObject({
    reports_hour: 2,
    reports_day: 2,
    rejected_day: 1,
    unread: 0,
    jobs_failed_day: 0,
  })
  expect(first?.bytes_day).toBe(REPORT.length + 'nothing that is known'.length)
  expect(first?.jobs_waiting).toBeGreaterThan(0)
  expect(first?.lag_seconds).toBeGreaterThan(590)
  expect(second).toMatchObject({ reports_day: 0, bytes_day: 0, last_report: null, lag_seconds: 0 })
  expect(JSON.stringify(said)).not.toContain('edge-01')

  const later = await readOperation(platform, new Date(Date.now() + 3 * 3_600_000))
  expect(later.tenants[0]).toMatchObject({ reports_hour: 0, reports_day: 2 })
})
