import { afterAll, beforeAll, expect, it } from 'vitest'
import { systemScope } from '@/lib/access/keys'
import { closeConnections } from '@/lib/store/client'
import { listAssessments } from '@/lib/views/assessments'
import { controlTree } from '@/lib/views/control-tree'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { type TestTenant, testTenant, useDatabase } from '@/tools/testing/tenant'
import { createDemoAssessments, DEMO_ASSESSMENTS } from './demo-assessments'
import { createDemoDeterminations } from './demo-determinations'

let database: TestDatabase
let tenant: TestTenant
beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  tenant = await testTenant('harbour')
})
afterAll(async () => {
  await closeConnections()
  await database.drop()
})

it('begins every framework, 等保 at four levels, with people’s verdicts; again, it changes nothing', async () => {
  const setUp = systemScope(tenant.tenant, 'set-up')
  const [author, approver] = [tenant.scope('manager', 'a'), tenant.scope('auditor', 'b')]
  expect(await createDemoAssessments(setUp)).toBe(DEMO_ASSESSMENTS.length)
  await createDemoDeterminations(author, approver)
  const seen = async () => {
    const { items } = await listAssessments(author)
    const trees = await Promise.all(items.map((one) => controlTree(author, one.id)))
    const rows = trees.flatMap((tree) => tree.items)
    const approved = rows.flatMap((row) => row.determination?.verdict ?? [])
    const waiting = rows.reduce((sum, row) => sum + (row.pending ?? 0), 0)
    return {
      frameworks: items.map((one) => `${one.framework.id} ${one.level}`),
      approved: approved.length,
      waiting,
    }
  }
  const first = await seen()
  expect(new Set(first.frameworks).size).toBe(12)
  expect(first).toMatchObject({ approved: 5, waiting: 3 })
  expect(await createDemoAssessments(setUp)).toBe(0)
  await createDemoDeterminations(author, approver)
  expect(await seen()).toEqual(first)
})
