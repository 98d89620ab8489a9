import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { authorise } from '@/lib/access/keys'
import { closeConnections } from '@/lib/store/client'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { type TestTenant, testTenant, useDatabase } from '@/tools/testing/tenant'
import { submitReport } from './submit-report'

let database: TestDatabase
let harbour: TestTenant
beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  harbour = await testTenant('harbour')
})
afterAll(async () => {
  await closeConnections()
  await database.drop()
})

/** A report that carries the engine's own id: it wins over the name that is given. */
const snapshot = new Uint8Array(readFileSync(path.join('demo/reports/docker-engine', 'default-20.10.json')))
const under = (assetPrefix: string) =>
  authorise({ ...harbour.principal('agent', assetPrefix), assetPrefix }, 'submissions.create')
const from = (asset: string) => ({
  body: snapshot,
  asset,
  kind: null,
  tool: null,
  observedAt: null,
  fullCoverage: false,
  labels: {},
})

it('does not let the token of one asset speak for another by the identity inside a report', async () => {
  const { row } = await submitReport(under('db-'), from('db-1'))
  expect(row.state).toBe('parsed')
  await expect(submitReport(under('web-'), from('web-1'))).rejects.toMatchObject({
    code: 'asset_out_of_scope',
  })
  expect((await submitReport(under('db-'), from('db-1'))).duplicate).toBe(true)
})
