import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Scope } from '@/lib/access/keys'
import { type FakeContainer, fakeSnapshot } from '@/lib/formats/engine-snapshot/testing/read-snapshot-report'
import { VOCABULARY } from '@/lib/formats/engine-snapshot/testing/vocabulary'
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

const input = {
  asset: 'edge-01',
  kind: null,
  tool: null,
  fullCoverage: false,
  labels: {},
} as const
const hand = (day: number, host: Record<string, unknown>, more: Partial<FakeContainer> = {}) =>
  submitReport(scope, {
    ...input,
    body: new TextEncoder().encode(fakeSnapshot([{ id: 'c1', name: 'web-1', host, ...more }])),
    observedAt: new Date(Date.UTC(2026, 10, day)),
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

it('every fault that a host was built with is one failing state, with the container’s name and its own detail', async () => {
  const folder = 'lib/formats/engine-snapshot/goldens'
  const own = (await testTenant('quay')).scope('owner')
  const body = new Uint8Array(readFileSync(`${folder}/default-20.10.json`))
  await submitReport(own, { ...input, body, observedAt: null })
  const said: string[] = []
  let cursor: string | undefined
  do {
    const page = await listStates(own, { asset: 'edge-01', result: 'fail', limit: 100, cursor })
    for (const { check, subject, detail } of page.items) {
      const code = check.name.slice('plimsoll/'.length)
      if (VOCABULARY.includes(code)) said.push([subject, code, detail].filter(Boolean).join(' '))
    }
    cursor = page.next_cursor ?? undefined
  } while (cursor)
  const { misconfigurations } = JSON.parse(readFileSync(`${folder}/expected.json`, 'utf8'))[
    'default-20.10.json'
  ]
  const expected = Object.entries<string[]>(misconfigurations).flatMap(([name, faults]) =>
    faults.map((fault) => [name, ...fault.replace(':', ' ').split(' ')].join(' ')),
  )
  expect(said.sort()).toEqual(expected.sort())
})
