import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Scope, systemScope } from '@/lib/access/keys'
import { readEvidenceBytes } from '@/lib/evidence/read-evidence-bytes'
import { checkRebuild } from '@/lib/rebuild/check-rebuild'
import { closeConnections } from '@/lib/store/client'
import { inTenant } from '@/lib/store/in-tenant'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { type TestTenant, testTenant, useDatabase } from '@/tools/testing/tenant'
import { parseReport } from '../parse-report'
import { submitReport } from '../submit-report'
import { type MadeVulnerability, trivyReport } from '../testing/trivy-report'
import { vexDocument } from '../testing/vex-document'

vi.mock('../parse-report', async (original) => {
  const actual = await original<typeof import('../parse-report')>()
  return { ...actual, parseReport: vi.fn(actual.parseReport) }
})

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
})
afterAll(async () => {
  await closeConnections()
  await database.drop()
})

const START = Date.UTC(2026, 5, 1, 3)
const at = (day: number) => new Date(START + day * 86_400_000)
const flaw = (n: number, more: Partial<MadeVulnerability> = {}) => ({
  id: `CVE-2026-${n}`,
  name: `package-${n}`,
  published: '2020-01-01T00:00:00Z',
  ...more,
})
const FOUND = [flaw(1), flaw(2), flaw(3, { severity: 'LOW' })]
const scan = (day: number, found: readonly MadeVulnerability[] = FOUND, os = 'debian 12.5') => {
  const [family = '', version = ''] = os.split(' ')
  return trivyReport({
    config: 'app',
    tags: ['app:1'],
    at: at(day),
    os: { Family: family, Name: version },
    found,
  })
}

/** Hands a report in and tells whether it was read; those before it in the same words may be as small as they like. */
async function hand(
  scope: Scope,
  body: Uint8Array<ArrayBuffer>,
  more: { asset?: string; observedAt?: Date; unread?: number } = {},
) {
  vi.mocked(parseReport).mockClear()
  const { asset = 'app', observedAt = null, unread = 0 } = more
  const input = { body, asset, kind: null, tool: null, observedAt, fullCoverage: false, labels: {} }
  const { row } = await submitReport(scope, input, undefined, undefined, unread)
  return { row, isRead: vi.mocked(parseReport).mock.calls.length > 0 }
}
const rebuilt = async ({ tenant }: TestTenant) =>
  (await checkRebuild(systemScope(tenant, 'rebuild'))).differences
const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

describe('a report that says what one before it said at another time', () => {
  it('is not read, and leaves just what one leaves that is', async () => {
    const [tenant, other] = [await testTenant('unread'), await testTenant('read')]
    const left = async ({ scope }: TestTenant, unread?: number) => {
      const rows = []
      const read = []
      for (let day = 0; day < 4; day++) {
        const { row, isRead } = await hand(scope('owner'), scan(day), unread === undefined ? {} : { unread })
        rows.push(row)
        read.push(isRead)
      }
      const looks = await inTenant(
        scope('owner'),
        ({ db, tenantId }) => db.$queryRaw<object[]>`
          SELECT c.observed_at, c.tool, c.profile, c.set_id, c.partial_pairs, c.possible_keys, c.sha256, c.words, c.advisory_words,
            (SELECT s.check_keys FROM coverage_set s WHERE s.tenant_id = ${tenantId}::uuid AND s.id = c.set_id) AS keys
          FROM coverage c WHERE c.tenant_id = ${tenantId}::uuid ORDER BY c.observed_at`,
      )
      const own = rows.map(
        ({ id: _, tenantId: __, assetId: ___, actorRef: ____, receivedAt: _____, ...row }) => row,
      )
      return { own, looks, read }
    }
    const [unread, whole] = [await left(tenant), await left(other, 1e9)]
    expect([unread.read, whole.read]).toEqual([
      [true, false, false, false],
      [true, true, true, true],
    ])
    expect(unread.own).toEqual(whole.own)
    expect(unread.looks).toEqual(whole.looks)
    expect(await rebuilt(tenant)).toEqual([])
  })

  it('is kept bit for bit, as its time and where the rest is', async () => {
    const tenant = await testTenant('kept')
    const scope = tenant.scope('owner')
    const base = scan(0)
    await hand(scope, base)
    // One that is printed shorter, as Go does where a time ends with noughts.
    const [day, text] = [at(1).toISOString(), new TextDecoder().decode(scan(1))]
    const next = new TextEncoder().encode(text.replace(day, day.replace('.000Z', 'Z')))
    expect(next.length).toBe(base.length - 4)
    const { row, isRead } = await hand(scope, next)
    expect(isRead).toBe(false)
    const [kept] = await inTenant(
      scope,
      ({ db, tenantId }) => db.$queryRaw<{ encoding: string; size: number }[]>`
        SELECT encoding, length(content) AS size FROM evidence
        WHERE tenant_id = ${tenantId}::uuid AND sha256 = ${row.evidenceSha256}`,
    )
    expect(kept).toMatchObject({ encoding: 'difference' })
    expect(kept?.size).toBeLessThan(60)
    const back = await readEvidenceBytes(tenant.scope('owner'), hexOf(row.evidenceSha256))
    expect(Buffer.compare(back, next)).toBe(0)
  })

  it('is read when anything else is said, or it is said of another asset that nobody knew', async () => {
    const scope = (await testTenant('other-words')).scope('owner')
    await hand(scope, scan(0))
    const changed = await hand(scope, scan(1, [...FOUND, flaw(4)]))
    expect([changed.isRead, changed.row.changes?.opened]).toEqual([true, 1])
    const back = await hand(scope, scan(2))
    expect([back.isRead, back.row.changes?.closed]).toEqual([true, 1])
    expect((await hand(scope, scan(3))).isRead).toBe(false)
    const late = await hand(scope, scan(1.5))
    expect(late.isRead).toBe(true)
  })

  it('is read when it tells something by the time at which it is printed: a distribution has ended, a flaw is published', async () => {
    const ended = await testTenant('ended')
    // Debian 10's long-term support ended on 2024-06-30.
    const old = (day: number) => {
      const text = new TextDecoder().decode(scan(0, FOUND, 'debian 10.1'))
      const time = new Date(Date.UTC(2024, 5, 28 + day)).toISOString()
      return new TextEncoder().encode(text.replace(at(0).toISOString(), time))
    }
    const read = []
    for (const day of [0, 1, 4, 5]) read.push((await hand(ended.scope('owner'), old(day))).isRead)
    expect(read).toEqual([true, false, true, false])
    expect(await rebuilt(ended)).toEqual([])

    const published = await testTenant('published-since')
    const soon = [flaw(1, { published: at(2).toISOString() })]
    const then = []
    for (const day of [0, 1, 3, 4]) then.push((await hand(published.scope('owner'), scan(day, soon))).isRead)
    expect(then).toEqual([true, true, true, false])
    expect(await rebuilt(published)).toEqual([])
  })

  it('is read where documents may speak of what it names, and where a name stands twice', async () => {
    const tenant = await testTenant('spoken-of')
    const scope = tenant.scope('owner')
    await hand(scope, scan(0))
    const statement = { flaw: 'CVE-2026-1', product: 'pkg:oci/app', status: 'not_affected' as const }
    await hand(scope, vexDocument('https://example.com/vex', at(0), [statement]), { asset: 'vex' })
    expect((await hand(scope, scan(1))).isRead).toBe(true)
    expect(await rebuilt(tenant)).toEqual([])

    const twice = (await testTenant('twice')).scope('owner')
    const double = (day: number) => {
      const text = new TextDecoder().decode(scan(day))
      return new TextEncoder().encode(text.replace(/}$/, `,"CreatedAt":"${at(0).toISOString()}"}`))
    }
    for (const day of [0, 1])
      expect(await hand(twice, double(day))).toMatchObject({ isRead: true, row: { observedAt: at(0) } })
  })

  it('that was made of other words by the way it was handed in is another', async () => {
    const scope = (await testTenant('hints')).scope('owner')
    await hand(scope, scan(0))
    const input = {
      body: scan(1),
      asset: 'app',
      tool: null,
      observedAt: null,
      fullCoverage: false,
      labels: {},
    }
    vi.mocked(parseReport).mockClear()
    await submitReport(scope, { ...input, kind: 'host' }, undefined, undefined, 0)
    expect(vi.mocked(parseReport)).toHaveBeenCalledTimes(1)
  })
})
