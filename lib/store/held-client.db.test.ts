import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { testTenant, useDatabase } from '@/tools/testing/tenant'
import { closeConnections } from './client'
import { inTenant } from './in-tenant'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
})
afterAll(async () => {
  await closeConnections()
  await database.drop()
})

it('a bundle that did not make the pool is told of its connections, too', async () => {
  const tenant = await testTenant('harbour')
  await inTenant(tenant.scope('owner'), ({ db }) => db.$queryRaw`SELECT 1`)
  // Next bundles route files separately: each has these modules once more, and all share one pool.
  vi.resetModules()
  const again = await import('./in-tenant')
  expect(again.inTenant).not.toBe(inTenant)
  const rows = await again.inTenant(tenant.scope('owner'), ({ db }) => db.$queryRaw`SELECT 1 AS one`)
  expect(rows).toEqual([{ one: 1 }])
})
