import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Scope } from '@/lib/access/keys'
import { type FakeContainer, fakeSnapshot } from '@/lib/formats/engine-snapshot/testing/read-snapshot-report'
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

const hand = (day: number, host: Record<string, unknown>, more: Partial<FakeContainer> = {}) =>
  submitReport(scope, {
    body: new TextEncoder().encode(fakeSnapshot([{ id: 'c1', name: 'web-1', host, ...more }])),
    asset: 'edge-01',
    kind: null,
    tool: null,
    observedAt: new Date(Date.UTC(2026, 10, day)),
    fullCoverage: false,
    labels: {},
  })

async function states(check: string) {
  const { items } = await listStates(scope, { asset: 'edge-01', check, limit: 50 })
  return items.map(({ subject, detail, result }) => [subject, detail, result].join(' | ')).sort()
}

async function findings() {
  const { items } = await listFindings(
    scope,
    findingsQuery.parse({ check: 'plimsoll/cap-add', status: 'open,closed' }),
  )
  return items.map(({ subject, detail, status }) => [subject, detail, status].join(' ')).sort()
}

describe('two faults of one check in one container', () => {
  it('are two states and two findings, each with the container’s name and its own detail', async () => {
    await hand(1, { CapAdd: ['NET_ADMIN', 'SYS_TIME'] })
    expect(await states('plimsoll/cap-add')).toEqual(['web-1 | NET_ADMIN | fail', 'web-1 | SYS_TIME | fail'])
    expect(await findings()).toEqual(['web-1 NET_ADMIN open', 'web-1 SYS_TIME open'])
  })

  it('close one by one, and what is left stays as it was', async () => {
    const { row } = await hand(2, { CapAdd: ['CAP_SYS_TIME'] })
    expect(row.changes).toMatchObject({ opened: 0, closed: 1 })
    expect(await states('plimsoll/cap-add')).toEqual(['web-1 | SYS_TIME | fail'])
    await hand(3, { CapAdd: null })
    expect(await states('plimsoll/cap-add')).toEqual([' |  | pass'])
    expect(await findings()).toEqual(['web-1  closed', 'web-1  closed'])
  })

  it('reopen as the same findings', async () => {
    const { row } = await hand(4, { CapAdd: ['SYS_TIME'] })
    expect(row.changes).toMatchObject({ opened: 1, closed: 0 })
    expect(await findings()).toHaveLength(2)
  })

  it('are what the evidence gives, read anew', async () => {
    expect((await checkRebuild(scope)).differences).toEqual([])
    expect(await checkTallies(scope, '2026-11-10')).toEqual([])
  })
})
