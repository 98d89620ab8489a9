import { afterAll, beforeAll, expect, it } from 'vitest'
import { benchReport } from '@/bench/support/bench-report'
import { submitReport } from '@/lib/ingest/submit-report'
import { closeConnections } from '@/lib/store/client'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { testTenant, useDatabase } from '@/tools/testing/tenant'
import { receiptView, submissionDetail } from './submission'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
})
afterAll(async () => {
  await closeConnections()
  await database.drop()
})

it('a receipt made of what the transaction knew is the one that is read later, whatever the size of the log', async () => {
  const scope = (await testTenant('harbour')).scope('owner')
  for (let day = 0; day < 9; day++) {
    const submitted = await submitReport(scope, {
      body: new TextEncoder().encode(benchReport(day % 3, 1)),
      asset: `edge-0${day % 2}`,
      kind: null,
      tool: null,
      observedAt: new Date(Date.UTC(2026, 0, 5 + day)),
      fullCoverage: false,
      labels: day === 4 ? { tier: 'edge' } : {},
    })
    expect(submitted.fresh).not.toBeNull()
    const receipt = await receiptView(scope, submitted)
    expect(await receiptView(scope, { ...submitted, fresh: null })).toEqual(receipt)
    expect((await submissionDetail(scope, receipt.id)).log).toEqual(receipt.log)
  }
})
