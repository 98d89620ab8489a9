import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Scope } from '@/lib/access/keys'
import { renderTable } from '@/lib/render/csv/render-table'
import { closeConnections } from '@/lib/store/client'
import { changeFinding } from '@/lib/triage/change-finding'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { handIn } from '@/tools/testing/hand-in'
import { testTenant, useDatabase } from '@/tools/testing/tenant'
import {
  type FindingFilterQuery,
  findingChangesQuery,
  findingGroupsQuery,
  findingsQuery,
} from './finding.schema'
import { findingChanges } from './finding-changes'
import { findingCount } from './finding-count'
import { findingGroups } from './finding-groups'
import { findingTable } from './finding-table'
import { listFindings } from './findings'

let database: TestDatabase
let scope: Scope
/** 10:00 in Shanghai. */
const day = (n: number, hour = 2) => new Date(Date.UTC(2026, 9, n, hour))
const NOW = day(12)

beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  scope = (await testTenant('harbour')).scope('operator')
  await handIn(scope, 'lab-default.json', 'edge-01', { observedAt: day(1), labels: { env: 'prod' } })
  await handIn(scope, 'lab-hardened.json', 'edge-01', { observedAt: day(5) })
  // 01:00 of the 11th in Shanghai, still the 10th in UTC.
  await handIn(scope, 'lab-default.json', 'edge-01', { observedAt: day(10, 17) })
  await handIn(scope, 'lab-default.json', 'edge-02', { observedAt: day(3), labels: { env: 'test' } })
})
afterAll(async () => {
  await closeConnections()
  await database.drop()
})

async function all(query: object) {
  const items: Awaited<ReturnType<typeof listFindings>>['items'] = []
  let cursor: string | undefined
  do {
    const asked = findingsQuery.parse({ limit: 60, ...query, ...(cursor ? { cursor } : {}) })
    const page = await listFindings(scope, asked, NOW)
    items.push(...page.items)
    cursor = page.next_cursor ?? undefined
  } while (cursor)
  return items
}

const FILTERS: FindingFilterQuery[] = [
  {},
  { status: 'active' },
  { status: 'open,closed', severity: 'high,medium' },
  { label: 'env:prod', kind: 'host' },
  { framework: 'cis-docker' },
  { owner: 'none', due: 'none', age: '7' },
  { change: 'new', from: 'yesterday' },
  { q: 'container' },
  { mapped: 'no' },
  { exploited: 'false' },
]

describe.each(FILTERS.map((query) => [JSON.stringify(query), query] as const))('%s', (_, query) => {
  it('is the same findings in every order, once each, as many as are counted, grouped and exported', async () => {
    const ids = (await all(query)).map(({ id }) => id).sort()
    for (const sort of ['risk', 'severity', 'first_seen', 'due', 'asset'])
      expect((await all({ ...query, sort })).map(({ id }) => id).sort()).toEqual(ids)
    expect(await findingCount(scope, query, NOW)).toEqual({ count: ids.length })
    for (const by of ['check', 'asset', 'lineage', 'package'] as const) {
      const groups = await findingGroups(scope, findingGroupsQuery.parse({ ...query, by, limit: 500 }), NOW)
      expect(groups.items.reduce((sum, { count }) => sum + count, 0)).toBe(ids.length)
    }
    const table = await findingTable(scope, { ...query, sort: 'impact', lang: 'en' }, NOW)
    expect(table.rows.map((row) => row.at(-1)).sort()).toEqual(ids)
  })
})

describe('groups', () => {
  it('lead to exactly their findings, page by page, the worst first', async () => {
    for (const by of ['check', 'asset'] as const) {
      const first = await findingGroups(scope, findingGroupsQuery.parse({ by, limit: 1 }), NOW)
      const rest = findingGroupsQuery.parse({ by, limit: 500, cursor: first.next_cursor ?? undefined })
      const groups = [...first.items, ...(await findingGroups(scope, rest, NOW)).items]
      expect(new Set(groups.map(({ key }) => key)).size).toBe(groups.length)
      for (const group of groups.slice(0, 5))
        expect(await findingCount(scope, group.filter, NOW)).toEqual({ count: group.count })
    }
  })
})

describe('what changed between days of the tenant’s calendar', () => {
  const changes = async (query: object) =>
    findingChanges(scope, findingChangesQuery.parse({ limit: 500, ...query }), NOW)

  it('is what the reports of those days opened, closed and reopened, with the report that showed it', async () => {
    const first = await changes({ from: '2026-10-01', to: '2026-10-01' })
    expect([first.counts.opened, first.counts.closed]).toEqual([first.items.length, 0])
    const fifth = await changes({ from: '2026-10-05', to: '2026-10-05' })
    expect(fifth.counts.closed).toBeGreaterThan(10)
    expect(new Set(fifth.items.map(({ submission }) => submission)).size).toBe(1)
    expect(fifth.items[0]?.submission).toMatch(/^sub_/)
    const only = await changes({ from: '2026-10-05', to: '2026-10-05', only: 'closed' })
    expect(only.items).toHaveLength(fifth.counts.closed)
  })

  it('begins and ends at midnight of its zone', async () => {
    const tenth = await changes({ from: '2026-10-10', to: '2026-10-10' })
    const eleventh = await changes({ from: '2026-10-11', to: '2026-10-11' })
    expect([tenth.items.length, eleventh.counts.reopened > 10]).toEqual([0, true])
    expect(await changes({})).toMatchObject({
      from: '2026-10-11',
      to: '2026-10-12',
      time_zone: 'Asia/Shanghai',
      counts: eleventh.counts,
    })
  })

  it('leads to the findings that it counts', async () => {
    const days = { from: '2026-10-02', to: '2026-10-11' }
    const { counts } = await changes(days)
    for (const change of ['opened', 'reopened', 'closed'] as const)
      expect(await findingCount(scope, { change, ...days }, NOW)).toEqual({ count: counts[change] })
    const fresh = await findingCount(scope, { change: 'new', from: 'yesterday' }, NOW)
    expect(fresh.count).toBe((await changes({})).counts.reopened)
  })

  it('as of a day before says nothing of later ones', async () => {
    const as_of = day(6).toISOString()
    const { counts } = await changes({
      from: '2026-10-01',
      to: '2026-10-12',
      as_of,
      known_at: new Date().toISOString(),
    })
    expect(counts.reopened).toBe(0)
    expect(counts.closed).toBeGreaterThan(10)
  })
})

describe('due dates', () => {
  it('are days: overdue the day after, in the tenant’s zone, and only while there is something to do', async () => {
    const [one, two] = await all({ status: 'open', asset: 'edge-01' })
    if (!one || !two) throw new Error('too few findings')
    await changeFinding(scope, one.id, { version: one.version, due_on: '2026-10-11' })
    await changeFinding(scope, two.id, { version: two.version, due_on: '2026-10-12' })
    const overdue = async (now: Date) =>
      (await listFindings(scope, findingsQuery.parse({ due: 'overdue' }), now)).items.map(({ id }) => id)
    expect(await overdue(day(11, 15))).toEqual([])
    expect(await overdue(day(11, 17))).toEqual([one.id])
    expect((await overdue(day(13))).sort()).toEqual([one.id, two.id].sort())
    const week = await all({ due: 'week' })
    expect(week.map(({ id }) => id)).toEqual([two.id])
    const [first] = await all({ sort: 'due' })
    expect(first?.id).toBe(one.id)
  })
})

describe('the table', () => {
  it('speaks the reader’s language, with times by the tenant’s clock', async () => {
    const table = await findingTable(scope, { sort: 'impact', lang: 'zh', asset: 'edge-02' }, NOW)
    const [header, line] = new TextDecoder().decode(renderTable(table)).split('\r\n')
    expect(header).toContain('"安全问题"')
    expect(header).toContain('"首次发现 (Asia/Shanghai)"')
    expect(line).toContain('"待处理"')
    expect(line).toContain('"2026-10-03T10:00:00+08:00"')
  })
})
