import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { benchReport } from '@/bench/support/bench-report'
import { type Scope, systemScope } from '@/lib/access/keys'
import { checkRebuild } from '@/lib/rebuild/check-rebuild'
import { closeConnections } from '@/lib/store/client'
import { inTenant } from '@/lib/store/in-tenant'
import { countStatements } from '@/tools/testing/count-statements'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { testTenant, useDatabase } from '@/tools/testing/tenant'
import { submitReport } from './submit-report'
import { trivyReport } from './testing/trivy-report'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
})
afterAll(async () => {
  await closeConnections()
  await database.drop()
})

const encode = (text: string) => new TextEncoder().encode(text)
const hand = (scope: Scope, day: number, body: Uint8Array<ArrayBuffer>, asset = 'edge-01') =>
  submitReport(scope, {
    body,
    asset,
    kind: null,
    tool: null,
    observedAt: new Date(Date.UTC(2026, 0, 5 + day)),
    fullCoverage: false,
    labels: {},
  })
const vulnerability = (id: string, published = '2026-01-01T00:00:00Z') => ({
  id,
  name: `package-${id}`,
  fixed: '2',
  published,
})
const scan = (at: Date, ...found: ReturnType<typeof vulnerability>[]) =>
  trivyReport({ config: 'app', tags: ['app:1'], at, found })

describe('a report that says what the one before it said', () => {
  it('reads and writes no state, and counts what stays as it was', async () => {
    const scope = (await testTenant('same')).scope('owner')
    await hand(scope, 0, encode(benchReport(0, 1)))
    const changed = await hand(scope, 1, encode(benchReport(1, 1)))
    const { statements, value } = await countStatements(() => hand(scope, 2, encode(benchReport(1, 1))))
    expect(
      statements.filter((sql) => /state_history|(INTO|UPDATE|DELETE FROM) state_current/.test(sql)),
    ).toEqual([])
    const { opened, closed, unchanged } = changed.row.changes ?? { opened: 0, closed: 0, unchanged: 0 }
    expect(opened + closed).toBe(1)
    expect(value.row.changes).toMatchObject({ opened: 0, closed: 0, unchanged: unchanged + opened })
  })

  it('is compared all the same when it comes late, or another spoke of its checks between', async () => {
    const tenant = await testTenant('between')
    const scope = tenant.scope('owner')
    for (const [day, of] of [
      [0, 0],
      [4, 0],
      [2, 1],
      [3, 0],
      [6, 5],
      [5, 0],
      [7, 5],
      [8, 0],
    ] as const)
      await hand(scope, day, encode(benchReport(of, 3)))
    expect((await checkRebuild(systemScope(tenant.tenant, 'rebuild'))).differences).toEqual([])
  })

  it('is compared when the flaw that it names was published since, and its clock begins', async () => {
    const tenant = await testTenant('published')
    const scope = tenant.scope('owner')
    const body = scan(new Date('2026-01-01T00:00:00Z'), vulnerability('CVE-2026-1', '2026-01-08T00:00:00Z'))
    for (const day of [0, 1, 6]) await hand(scope, day, body)
    expect((await checkRebuild(systemScope(tenant.tenant, 'rebuild'))).differences).toEqual([])
  })
})

describe('what reports say of an advisory', () => {
  const image = (config: string, day: number, title: string) => {
    const text = new TextDecoder().decode(
      trivyReport({
        config,
        tags: [`${config}:1`],
        at: new Date(Date.UTC(2026, 0, 5 + day)),
        found: [vulnerability('CVE-2026-1'), vulnerability('CVE-2026-2')],
      }),
    )
    return encode(text.replaceAll(/"Title":"[^"]*"/g, `"Title":"${title}"`))
  }
  /** Titles, and which version of the row it is. */
  const advisories = (scope: Scope) =>
    inTenant(
      scope,
      ({ db, tenantId }) => db.$queryRaw<{ title: string; version: string }[]>`
        SELECT title, ctid::text AS version FROM advisory WHERE tenant_id = ${tenantId}::uuid ORDER BY id`,
    )

  it('is written once while they say the same, of one image or of several, and anew when they say something else', async () => {
    const scope = (await testTenant('advisories')).scope('owner')
    await hand(scope, 0, image('app', 0, 'Old words'), 'app')
    const first = await advisories(scope)
    expect(first.map(({ title }) => title)).toEqual(['Old words', 'Old words'])
    const { statements } = await countStatements(() => hand(scope, 1, image('app', 1, 'Old words'), 'app'))
    expect(
      statements.filter((sql) => /(INTO|FROM|JOIN|UPDATE) (advisory|vulnerability)\b/.test(sql)),
    ).toEqual([])
    await hand(scope, 2, image('web', 2, 'Old words'), 'web')
    expect(await advisories(scope)).toEqual(first)
    await hand(scope, 3, image('web', 3, 'New words'), 'web')
    const then = await advisories(scope)
    expect(then.map(({ title }) => title)).toEqual(['New words', 'New words'])
    // One that looked before does not take them back.
    await hand(scope, 1.5, image('job', 1.5, 'Older words'), 'job')
    expect(await advisories(scope)).toEqual(then)
  })
})
