import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Scope } from '@/lib/access/keys'
import { checkRebuild } from '@/lib/rebuild/check-rebuild'
import { closeConnections } from '@/lib/store/client'
import { checkTallies } from '@/lib/tally/check-tallies'
import { findingsQuery } from '@/lib/views/finding.schema'
import { listFindings } from '@/lib/views/findings'
import { listStates } from '@/lib/views/states'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { testTenant, useDatabase } from '@/tools/testing/tenant'
import { submitReport } from './submit-report'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
})
afterAll(async () => {
  await closeConnections()
  await database.drop()
})

const TITLE = 'Ensure that the --anonymous-auth argument is set to false (Automated)'
const CHECK = 'kube-bench/kubelet-ensure-that-the-anonymous-auth-argument-is-set-to-false'

/** kube-bench says WARN of a check that it leaves to people, or could not run. */
function hand(scope: Scope, day: number, status: 'PASS' | 'FAIL' | 'WARN') {
  const results = [{ test_number: '4.2.1', test_desc: TITLE, status, reason: `day ${day}` }]
  const report = [{ id: '4', version: 'cis-1.12', node_type: 'node', tests: [{ section: '4.2', results }] }]
  return submitReport(scope, {
    body: new TextEncoder().encode(JSON.stringify(report)),
    observedAt: new Date(Date.UTC(2026, 10, day)),
    asset: 'node-1',
    kind: null,
    tool: null,
    fullCoverage: false,
    labels: {},
  })
}

async function stands(scope: Scope) {
  const [{ items: findings }, { items: states }] = await Promise.all([
    listFindings(scope, findingsQuery.parse({ check: CHECK, status: 'open,closed' })),
    listStates(scope, { asset: 'node-1', check: CHECK, limit: 5 }),
  ])
  expect((await checkRebuild(scope)).differences).toEqual([])
  expect(await checkTallies(scope, '2026-11-20')).toEqual([])
  return [findings.map(({ status }) => status), states.map(({ result, detail }) => `${result} ${detail}`)]
}

it('a report that could not tell closes no failure; one that tells does', async () => {
  const scope = (await testTenant('untold')).scope('owner')
  await hand(scope, 1, 'FAIL')
  const untold = await hand(scope, 2, 'WARN')
  expect(untold.row.changes).toMatchObject({ opened: 0, closed: 0, unchanged: 1 })
  expect(await stands(scope)).toEqual([['open'], ['fail day 1']])
  await hand(scope, 4, 'PASS')
  expect(await stands(scope)).toEqual([['closed'], ['pass day 4']])
  await hand(scope, 5, 'WARN')
  expect(await stands(scope)).toEqual([['closed'], ['not_checked day 5']])
})

it('a late failure goes on over reports that could not tell, and a late pass uncovers them', async () => {
  const scope = (await testTenant('late')).scope('owner')
  for (const day of [3, 4, 5]) await hand(scope, day, 'WARN')
  await hand(scope, 1, 'FAIL')
  expect(await stands(scope)).toEqual([['open'], ['fail day 1']])
  await hand(scope, 2, 'PASS')
  expect(await stands(scope)).toEqual([['closed'], ['not_checked day 5']])
})
