import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkTitleIn } from '@/lib/core/check-title-in'
import { submitReport } from '@/lib/ingest/submit-report'
import { closeConnections } from '@/lib/store/client'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { testTenant, useDatabase } from '@/tools/testing/tenant'
import { findingsQuery } from './finding.schema'
import { listFindings } from './findings'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
})
afterAll(async () => {
  await closeConnections()
  await database.drop()
})

it('finds our own checks by the Chinese words that they are shown with, as by those that are kept', async () => {
  const scope = (await testTenant('harbour')).scope('operator')
  const body = new Uint8Array(readFileSync('demo/reports/docker-engine/default-20.10.json'))
  const input = { asset: 'host-1', kind: null, tool: null, observedAt: null, labels: {}, fullCoverage: false }
  await submitReport(scope, { ...input, body })
  const titled = async (q: string) => {
    const { items } = await listFindings(scope, findingsQuery.parse({ limit: 500, q }))
    return items.filter(({ title }) => title === own).map(({ id }) => id)
  }
  const own = 'A container runs as root'
  const kept = await titled(own)
  expect(kept.length).toBeGreaterThan(0)
  expect(await titled(checkTitleIn('zh', own))).toEqual(kept)
  expect(await titled('root 用户')).toEqual(kept)
})
