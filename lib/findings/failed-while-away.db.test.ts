import pg from 'pg'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { benchReport } from '@/bench/support/bench-report'
import { systemScope } from '@/lib/access/keys'
import { changeAsset } from '@/lib/assets/change-asset'
import { publicId } from '@/lib/core/public-id'
import { submitReport } from '@/lib/ingest/submit-report'
import { checkRebuild } from '@/lib/rebuild/check-rebuild'
import { closeConnections } from '@/lib/store/client'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { type TestTenant, testTenant, useDatabase } from '@/tools/testing/tenant'

const DAY = 86_400_000
let database: TestDatabase
let owner: pg.Client
let tenant: TestTenant
beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  tenant = await testTenant('away')
})
afterAll(async () => {
  await owner?.end()
  await closeConnections()
  await database.drop()
})

const NOW = Date.now()
const ago = (days: number) => new Date(NOW - days * DAY)
/** Does something as it was done so many days ago. */
function then<T>(days: number, work: () => Promise<T>): Promise<T> {
  vi.useFakeTimers({ toFake: ['Date'], now: ago(days) })
  return work().finally(() => vi.useRealTimers())
}
const hand = (text: string, observedAt: Date) =>
  submitReport(tenant.scope('owner'), {
    body: new TextEncoder().encode(text),
    asset: 'edge-01',
    kind: null,
    tool: null,
    observedAt,
    fullCoverage: false,
    labels: {},
  })
interface Row {
  id: string
  machine: string
  events: string[]
}
const findings = async () =>
  (
    await owner.query<Row>(
      `SELECT f.id, f.machine, ARRAY(SELECT e.kind FROM finding_event e WHERE e.tenant_id = f.tenant_id AND e.finding_id = f.id ORDER BY e.at, e.id) AS events
       FROM finding f WHERE f.tenant_id = $1`,
      [tenant.tenant.id],
    )
  ).rows
const differences = async () => (await checkRebuild(systemScope(tenant.tenant, 'rebuild'))).differences

it('what a late report says failed while its asset was retired is a finding once the asset is brought back', async () => {
  const { row } = await then(30, () => hand(benchReport(1, 1), ago(30)))
  const id = publicId('asset', row.assetId ?? '')
  const change = (retired: { reason: string } | null) =>
    changeAsset(tenant.scope('owner'), id, { retired }, new Date())
  await then(20, () => change({ reason: 'moved' }))
  const before = new Set((await findings()).map((one) => one.id))
  const fresh = async () =>
    (await findings()).filter((one) => !before.has(one.id)).map(({ machine, events }) => [machine, ...events])
  const late = await then(8, () => hand(benchReport(9, 20), ago(10)))
  expect(late.row.changes).toMatchObject({ opened: 0, closed: 0 })
  const count = (await fresh()).length
  expect(count).toBeGreaterThan(0)
  const each = (...said: string[]) => Array.from({ length: count }, () => said)
  expect(await fresh()).toEqual(each('withdrawn'))
  expect(await differences()).toEqual([])
  await then(5, () => change(null))
  expect(await fresh()).toEqual(each('open', 'opened'))
  expect(await differences()).toEqual([])
  await then(1, () => hand(benchReport(1, 1), ago(1)))
  expect(await fresh()).toEqual(each('closed', 'opened', 'closed'))
  expect(await differences()).toEqual([])
})
