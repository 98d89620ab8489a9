import { afterAll, beforeAll, expect, it } from 'vitest'
import { benchReport } from '@/bench/support/bench-report'
import type { Scope } from '@/lib/access/keys'
import { closeConnections } from '@/lib/store/client'
import { inTenant } from '@/lib/store/in-tenant'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { testTenant, useDatabase } from '@/tools/testing/tenant'
import { submitReport } from './submit-report'
import { withinQuota } from './within-quota'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
})
afterAll(async () => {
  await closeConnections()
  await database?.drop()
})

const body = new TextEncoder().encode(benchReport(0, 1))
async function tenantWith(
  slug: string,
  reports: number | null,
  bytes: number | null,
  assets: number | null,
): Promise<Scope> {
  const scope = (await testTenant(slug)).scope('owner')
  await inTenant(
    scope,
    (tx) => tx.db.$queryRaw`
    SELECT app.platform_set_quota(${tx.tenantId}::uuid, ${reports}::int, ${bytes}::bigint, ${assets}::int)`,
  )
  return scope
}
/** As the API does. */
async function hand(scope: Scope, asset: string, at = new Date()): Promise<void> {
  await withinQuota(scope, body.length, at)
  await submitReport(scope, {
    body,
    asset,
    kind: null,
    tool: null,
    observedAt: null,
    fullCoverage: false,
    labels: {},
  })
}

it('takes as many reports a minute as it says, tells when there is room again, and then takes more', async () => {
  const scope = await tenantWith('reports', 2, null, null)
  await hand(scope, 'a')
  await hand(scope, 'b')
  const refused = await hand(scope, 'c').catch((error: unknown) => error)
  expect(refused).toMatchObject({ code: 'quota_reports', throttled: true })
  const { retryAfterSeconds } = refused as { retryAfterSeconds: number }
  expect(retryAfterSeconds).toBeGreaterThan(0)
  expect(retryAfterSeconds).toBeLessThanOrEqual(60)
  await hand(scope, 'c', new Date(Date.now() + (retryAfterSeconds + 1) * 1000))
})

it('takes as many bytes a day as it says, those of the report that comes included', async () => {
  const scope = await tenantWith('bytes', null, body.length * 2, null)
  await hand(scope, 'a')
  await hand(scope, 'b')
  await expect(hand(scope, 'c')).rejects.toMatchObject({ code: 'quota_bytes', throttled: true })
})

it('makes no more assets than it says, and goes on taking reports of those that are there', async () => {
  const scope = await tenantWith('assets', null, null, 2)
  await hand(scope, 'a')
  await hand(scope, 'b')
  await expect(hand(scope, 'c')).rejects.toMatchObject({ code: 'quota_assets', throttled: true })
  await hand(scope, 'a')
})

it('sets no limit to a tenant of which nothing is said, whatever another one has', async () => {
  const scope = await tenantWith('free', null, null, null)
  for (const asset of 'abcd') await hand(scope, asset)
})
