import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Scope } from '@/lib/access/keys'
import { receiptOf } from '@/lib/log/receipt-of'
import { closeConnections, prisma } from '@/lib/store/client'
import { inTenant } from '@/lib/store/in-tenant'
import { statesAt } from '@/lib/store/states/states-at'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { testTenant, useDatabase } from '@/tools/testing/tenant'
import type { SubmissionInput } from './submission-input'
import { submitReport } from './submit-report'

const lab = (name: string) => new Uint8Array(readFileSync(path.join('demo/reports/docker-bench', name)))
const given = (body: Uint8Array<ArrayBuffer>, more: Partial<SubmissionInput> = {}): SubmissionInput => ({
  body,
  asset: 'edge-01',
  kind: null,
  tool: null,
  observedAt: null,
  fullCoverage: false,
  labels: {},
  ...more,
})

let database: TestDatabase
let scope: Scope
let other: Scope

beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  scope = (await testTenant('harbour')).scope('owner')
  other = (await testTenant('pier')).scope('owner')
})
afterAll(async () => {
  await closeConnections()
  await database.drop()
})

async function states(of: Scope, at: Date, knownAt = new Date(Date.now() + 60_000)) {
  const rows = await inTenant(of, (tx) => statesAt(tx, { at, knownAt, assetIds: null }))
  return rows.map((row) => `${row.checkKey}/${row.subject}=${row.result}/${row.detail}`).sort()
}

describe('handing in a report', () => {
  const day = (n: number) => new Date(Date.UTC(2026, 10, n, 2))

  it('keeps it, opens findings, and gives a receipt that a stranger can check', async () => {
    const { row, duplicate } = await submitReport(
      scope,
      given(lab('lab-default.json'), { observedAt: day(1) }),
    )
    expect(duplicate).toBe(false)
    expect(row).toMatchObject({ state: 'parsed', tool: 'docker-bench-security', items: 117, logIndex: 0 })
    expect(row.changes?.opened).toBeGreaterThan(40)
    const receipt = await receiptOf(scope, 'evidence', row.logEpoch, row.logIndex)
    expect(receipt.proof.size).toBe(1)
  })

  it('answers the same again as the same, and changes nothing', async () => {
    const before = await states(scope, day(20))
    const { row, duplicate } = await submitReport(
      scope,
      given(lab('lab-default.json'), { observedAt: day(1) }),
    )
    expect([duplicate, row.logIndex]).toEqual([true, 0])
    expect(await states(scope, day(20))).toEqual(before)
  })

  it('adds no state row when a later report says nothing new', async () => {
    const count = async () => Number((await rows('SELECT count(*) AS n FROM state_history'))[0]?.n)
    const history = await count()
    const { row } = await submitReport(scope, given(lab('lab-default.json'), { observedAt: day(2) }))
    expect(row.changes).toMatchObject({ opened: 0, closed: 0 })
    expect(await count()).toBe(history)
  })

  it('closes what a hardened host no longer shows, and reopens it as the same finding', async () => {
    const hardened = await submitReport(scope, given(lab('lab-hardened.json'), { observedAt: day(5) }))
    expect(hardened.row.changes?.closed).toBeGreaterThan(20)
    const again = await submitReport(scope, given(lab('lab-default.json'), { observedAt: day(6) }))
    expect(again.row.changes?.opened).toBeGreaterThan(20)
    const reopened = await rows('SELECT count(*) AS n FROM finding WHERE reopened = 1')
    expect(Number(reopened[0]?.n)).toBeGreaterThan(20)
  })

  it('keeps what ended as one row, which knows since when its end is known', async () => {
    const [kept] = await rows(
      `SELECT count(*)::int AS n, count(*) FILTER (WHERE valid_to = '9999-12-31Z' OR end_recorded IS NULL)::int AS other FROM state_history`,
    )
    expect(kept?.n).toBeGreaterThan(10)
    expect(kept?.other).toBe(0)
  })

  it('gives the same valid-time states in whatever order reports arrive, late ones too', async () => {
    const all = [
      given(lab('lab-default.json'), { observedAt: day(1) }),
      given(lab('lab-default.json'), { observedAt: day(2) }),
      given(lab('lab-hardened.json'), { observedAt: day(5) }),
      given(lab('lab-default.json'), { observedAt: day(6) }),
    ]
    for (const input of [all[3], all[1], all[2], all[0]]) if (input) await submitReport(other, input)
    for (const n of [1, 2, 3, 5, 6, 9])
      expect(await states(other, day(n))).toEqual(await states(scope, day(n)))
    expect(await lines('pier')).toEqual(await lines('harbour'))
  })

  it('keeps what was known then: a late report changes the past only from when it came', async () => {
    const before = new Date()
    await new Promise((resolve) => setTimeout(resolve, 5))
    const then = await states(scope, day(3), before)
    await submitReport(scope, given(lab('lab-hardened.json'), { observedAt: day(3) }))
    expect(await states(scope, day(3), before)).toEqual(then)
    expect(await states(scope, day(3))).not.toEqual(then)
  })

  it('keeps and logs what it cannot read, and says which submission that is', async () => {
    const body = new TextEncoder().encode('{"spdxVersion": "SPDX-2.3", "packages": []}')
    const refused = await submitReport(scope, given(body)).catch((error: unknown) => error)
    expect(refused).toMatchObject({
      kind: 'unsupported',
      extra: { submission_id: expect.stringMatching(/^sub_/) },
    })
    const again = await submitReport(scope, given(body)).catch((error: unknown) => error)
    expect(again).toMatchObject({ extra: (refused as { extra: unknown }).extra })
  })

  it('takes twenty at once for one host, each once, with one line of indexes', async () => {
    const inputs = Array.from({ length: 20 }, (_, i) =>
      given(lab(i % 2 ? 'lab-default.json' : 'lab-hardened.json'), {
        asset: 'busy-01',
        observedAt: new Date(Date.UTC(2026, 9, 1, i)),
      }),
    )
    const taken = await Promise.all([...inputs, ...inputs].map((input) => submitReport(scope, input)))
    expect(new Set(taken.map(({ row }) => row.id)).size).toBe(20)
    const indexes = await rows(
      "SELECT idx FROM log_leaf WHERE log = 'evidence' UNION ALL SELECT log_index FROM submission ORDER BY idx",
    )
    expect(indexes.map((r) => Number(r.idx))).toEqual(indexes.map((_, i) => i))
  })
})

/** Reads as the application does, in the first tenant. */
async function rows(sql: string, of: Scope = scope): Promise<Record<string, unknown>[]> {
  return prisma().$transaction(async (db) => {
    await db.$queryRaw`SELECT app.use_tenant(${of.tenantId}::uuid, NULL)`
    return db.$queryRawUnsafe(sql)
  })
}

async function lines(slug: 'harbour' | 'pier') {
  const of = slug === 'harbour' ? scope : other
  const found = await rows(
    `SELECT check_key, subject, valid_from, valid_to, result, place_from, encode(s.evidence_sha256, 'hex') AS sha
     FROM (SELECT tenant_id, check_key, subject, valid_from, 'open' AS valid_to, result, place_from, submission_id FROM state_current
           UNION ALL SELECT tenant_id, check_key, subject, valid_from, valid_to::text, result, place_from, submission_id FROM state_history
           WHERE recorded_to > '9999-01-01') x
     JOIN submission s ON s.tenant_id = x.tenant_id AND s.id = x.submission_id`,
    of,
  )
  return found.map((row) => JSON.stringify(row)).sort()
}
