import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Scope } from '@/lib/access/keys'
import { createAssessment } from '@/lib/assessments/create-assessment'
import { requestReport } from '@/lib/reports/request-report'
import { closeConnections } from '@/lib/store/client'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { handIn } from '@/tools/testing/hand-in'
import { testTenant, useDatabase } from '@/tools/testing/tenant'
import { listReports } from './reports'
import { submissionsQuery } from './submission.schema'
import { listSubmissions } from './submissions'

let database: TestDatabase
let scope: Scope
beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  scope = (await testTenant('harbour')).scope('owner')
})
afterAll(async () => {
  await closeConnections()
  await database.drop()
})

const day = (n: number) => new Date(Date.UTC(2026, 8, n, 3))
const soon = () => new Promise((done) => setTimeout(done, 5))

describe('submissions of an instant', () => {
  it('are those observed by then and received by when it was known', async () => {
    const ids = async (query: object) =>
      (await listSubmissions(scope, submissionsQuery.parse(query))).items.map(({ id }) => id)
    const tools = await handIn(scope, 'lab-default.json', 'a', { observedAt: day(1) })
    await soon()
    const known_at = new Date().toISOString()
    await soon()
    await handIn(scope, 'lab-hardened.json', 'a', { observedAt: day(3) })
    await handIn(scope, 'lab-default.json', 'b', { observedAt: day(1) })
    expect(await ids({})).toHaveLength(3)
    expect(await ids({ as_of: day(2).toISOString() })).toHaveLength(2)
    const [first, ...others] = await ids({ as_of: day(4).toISOString(), known_at })
    expect([others.length, first?.replace('sub_', '')]).toEqual([0, tools.replaceAll('-', '')])
    expect(await ids({ as_of: day(0).toISOString() })).toEqual([])
  })
})

describe('reports of an instant', () => {
  it('are those asked for by then', async () => {
    const id = await createAssessment(scope, { name: 'CIS', framework: 'cis-docker', level: 'L2' })
    const before = new Date().toISOString()
    await soon()
    await requestReport(scope, id, { format: 'csv', lang: 'en' })
    const count = async (query: object) => (await listReports(scope, query)).items.length
    expect([await count({}), await count({ as_of: before })]).toEqual([1, 0])
    expect(await count({ as_of: new Date(Date.now() + 1000).toISOString(), known_at: before })).toBe(0)
  })
})
