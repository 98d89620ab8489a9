import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Scope, systemScope } from '@/lib/access/keys'
import { createAssessment } from '@/lib/assessments/create-assessment'
import { parsePublicId } from '@/lib/core/public-id'
import { closeConnections } from '@/lib/store/client'
import { inTenant } from '@/lib/store/in-tenant'
import { openSnapshot } from '@/lib/store/reports/open-snapshot'
import { assessmentDetail } from '@/lib/views/assessment'
import { reportDetail } from '@/lib/views/report-detail'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { handIn } from '@/tools/testing/hand-in'
import { type TestTenant, testTenant, useDatabase } from '@/tools/testing/tenant'
import { renderReport } from './render-report'
import { rendererOf } from './renderer-of'
import { requestReport } from './request-report'

let database: TestDatabase
let harbour: TestTenant
let scope: Scope
let assessment: string
/** Before the assessment, and between two reports about the same instant. */
let early: string
let between: string
const OBSERVED = new Date('2026-02-02T02:00:00Z')
const AS_OF = '2026-02-03T00:00:00.000Z'

beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  harbour = await testTenant('harbour')
  scope = harbour.scope('manager')
  early = new Date(Date.now() - 1000).toISOString()
  assessment = await createAssessment(scope, { name: 'L3', framework: 'mlps-gbt22239-2019', level: 'L3' })
  await handIn(scope, 'lab-default.json', 'edge-01', { observedAt: OBSERVED })
  await new Promise((resolve) => setTimeout(resolve, 50))
  between = new Date().toISOString()
  await new Promise((resolve) => setTimeout(resolve, 50))
  const later = new Date(OBSERVED.getTime() + 3_600_000)
  await handIn(scope, 'lab-hardened.json', 'edge-01', { observedAt: later })
})
afterAll(async () => {
  await closeConnections()
  await database.drop()
})

const ask = (times: { as_of?: string; known_at?: string }) =>
  requestReport(scope, assessment, { format: 'csv', lang: 'en', ...times })

async function snapshotOf(report: string) {
  const id = parsePublicId('report', report) ?? ''
  await renderReport(systemScope(harbour.tenant, 'render-report'), id, rendererOf)
  const { snapshot } = await inTenant(scope, (tx) =>
    tx.db.report.findFirstOrThrow({ where: { tenantId: tx.tenantId, id } }),
  )
  return openSnapshot(snapshot ?? new Uint8Array())
}

it('says what was known then, as the page at both times does', async () => {
  const times = { as_of: AS_OF, known_at: between }
  const report = await ask(times)
  expect(await reportDetail(scope, report)).toMatchObject(times)
  const then = await snapshotOf(report)
  expect(then).toMatchObject(times)
  expect(then.gauge).toEqual((await assessmentDetail(scope, assessment, times)).gauge)
  const now = await snapshotOf(await ask({ as_of: AS_OF }))
  expect(now.gauge).not.toEqual(then.gauge)
})

it('cannot be what nobody knows yet, or knew before there was an assessment', async () => {
  const ahead = new Date(Date.now() + 60_000).toISOString()
  await expect(ask({ known_at: ahead })).rejects.toMatchObject({ code: 'invalid_body', at: '/known_at' })
  await expect(ask({ known_at: early })).rejects.toMatchObject({ code: 'invalid_body', at: '/known_at' })
})
