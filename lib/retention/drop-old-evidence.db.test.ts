import { createHash } from 'node:crypto'
import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { benchReport } from '@/bench/support/bench-report'
import { systemScope } from '@/lib/access/keys'
import { publicId } from '@/lib/core/public-id'
import { readEvidenceBytes } from '@/lib/evidence/read-evidence-bytes'
import { submitReport } from '@/lib/ingest/submit-report'
import { entriesView } from '@/lib/log/log-views'
import { nodeSha256 } from '@/lib/log/node-crypto'
import { canonicalBytes } from '@/lib/proof/canonical'
import { decodeLeaf } from '@/lib/proof/decode-leaf'
import { toHex } from '@/lib/proof/hex'
import { checkRebuild } from '@/lib/rebuild/check-rebuild'
import { closeConnections } from '@/lib/store/client'
import { inTenant } from '@/lib/store/in-tenant'
import { readDrop } from '@/lib/store/retention/drop-of'
import { checkTallies } from '@/lib/tally/check-tallies'
import { readAuditEvents } from '@/lib/views/read-audit-events'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { type TestTenant, testTenant, useDatabase } from '@/tools/testing/tenant'
import { dropBatch } from './drop-batch'
import { dropOldEvidence } from './drop-old-evidence'
import { dropRecord } from './drop-record'
import { noReports } from './named-by-reports'
import { readEvidenceDrop } from './read-drop'
import { rootOfHashes } from './root-of-hashes'

const DAY = 86_400_000
let database: TestDatabase
let owner: pg.Client
let tenant: TestTenant
let n = 0
beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
})
beforeEach(async () => {
  tenant = await testTenant(`harbour-${n++}`)
})
afterAll(async () => {
  await owner?.end()
  await closeConnections()
  await database.drop()
})

const shaOf = (text: string) => createHash('sha256').update(text).digest('hex')
/** Hands a report in as it was so many days ago. */
async function handIn(
  asset: string,
  text: string,
  daysAgo: number,
  observedDaysAgo = daysAgo,
): Promise<string> {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - daysAgo * DAY })
  const observedAt = new Date(Date.now() + (daysAgo - observedDaysAgo) * DAY)
  await submitReport(tenant.scope('owner'), {
    body: new TextEncoder().encode(text),
    asset,
    kind: null,
    tool: null,
    observedAt,
    fullCoverage: false,
    labels: {},
  }).finally(() => vi.useRealTimers())
  return shaOf(text)
}
/** Sets how long the tenant keeps bytes, as if it had been so for ever. */
async function keep(months: number | null): Promise<void> {
  const actor = (await owner.query('SELECT id FROM actor WHERE tenant_id = $1 LIMIT 1', [tenant.tenant.id]))
    .rows[0]
  await owner.query(
    `INSERT INTO retention (tenant_id, months, decided_by, decided_at) VALUES ($1, $2, $3, now())
     ON CONFLICT (tenant_id) DO UPDATE SET months = $2, swept_at = NULL, swept_all_at = NULL`,
    [tenant.tenant.id, months, actor.id],
  )
}
const drop = () => dropOldEvidence({ tenant: tenant.tenant })
const bytesOf = async (sha: string) =>
  new TextDecoder().decode(await readEvidenceBytes(tenant.scope('owner'), sha))
const rebuild = () => checkRebuild(systemScope(tenant.tenant, 'rebuild'))
const rows = async (sql: string) => (await owner.query(sql, [tenant.tenant.id])).rows
const gone = async () =>
  (
    await rows(
      `SELECT encode(sha256, 'hex') AS sha FROM evidence WHERE tenant_id = $1 AND encoding = 'dropped' ORDER BY 1`,
    )
  ).map(({ sha }) => sha as string)

describe('a random history of reports that stand on each other, and a random setting', () => {
  it('keeps what is needed bit for bit and nothing of the rest, once and for all; states, findings and tallies stay', {
    timeout: 300_000,
  }, async () => {
    const history = fc.record({
      months: fc.integer({ min: 12, max: 26 }),
      reports: fc.array(
        fc.record({
          host: fc.constantFrom('a', 'b'),
          ago: fc.integer({ min: 1, max: 1100 }),
          turn: fc.integer({ min: 0, max: 9 }),
          late: fc.constantFrom(0, 0, 0, 5, 60),
        }),
        { minLength: 12, maxLength: 30 },
      ),
    })
    let run = 0
    let droppedInAll = 0
    await fc.assert(
      fc.asyncProperty(history, async ({ months, reports }) => {
        tenant = await testTenant(`random-${run++}`)
        const sent = new Map<string, { text: string; ago: number }>()
        for (const { host, ago, turn, late } of reports.toSorted((a, b) => b.ago - a.ago)) {
          const text = benchReport(turn + 1000 - ago, turn % 3)
          const sha = await handIn(host, text, ago, ago + late)
          sent.set(sha, { text, ago })
        }
        const kept = `SELECT md5(string_agg(s::text, '|' ORDER BY s::text)) AS all FROM`
        const whole = async () => [
          await rows(`${kept} state_current s WHERE tenant_id = $1`),
          await rows(`${kept} state_history s WHERE tenant_id = $1`),
          await rows(`${kept} finding_event s WHERE tenant_id = $1`),
          await rows(`${kept} submission s WHERE tenant_id = $1`),
          await rows(`${kept} coverage s WHERE tenant_id = $1`),
        ]
        const before = await whole()
        await keep(months)
        const dropped = await drop()
        droppedInAll += dropped
        const away = new Set(await gone())
        expect(away.size).toBe(dropped)
        expect(await whole()).toEqual(before)
        for (const [sha, { text, ago }] of sent) {
          if (away.has(sha)) {
            expect(ago).toBeGreaterThan(months * 30)
            await expect(bytesOf(sha)).rejects.toMatchObject({ kind: 'gone', code: 'evidence_dropped' })
          } else expect(await bytesOf(sha)).toBe(text)
        }
        const current = await rows(
          `SELECT 1 FROM state_current c JOIN submission s ON s.id = c.submission_id JOIN evidence e ON e.sha256 = s.evidence_sha256 AND e.tenant_id = c.tenant_id
           WHERE c.tenant_id = $1 AND e.encoding = 'dropped'`,
        )
        expect(current).toEqual([])
        expect(
          await rows(`SELECT 1 FROM evidence e JOIN evidence b ON b.tenant_id = e.tenant_id AND b.sha256 = e.base_sha256
            WHERE e.tenant_id = $1 AND b.encoding = 'dropped'`),
        ).toEqual([])
        const check = await rebuild()
        expect(check.differences).toEqual([])
        expect(check.leftOut.submissions >= dropped).toBe(true)
        expect(await checkTallies(systemScope(tenant.tenant, 'rebuild'), new Date())).toEqual([])
        await keep(months)
        expect(await drop()).toBe(0)
        // What comes next stands on what is there.
        for (const host of ['a', 'b']) {
          const text = benchReport(2000 + run, 1)
          expect(await bytesOf(await handIn(host, text, 0))).toBe(text)
        }
        expect((await rebuild()).differences).toEqual([])
      }),
      { numRuns: Number(process.env.PLIMSOLL_HISTORIES ?? 5), endOnFailure: true },
    )
    expect(droppedInAll).toBeGreaterThan(0)
  })
})

/** Reports of a host every two weeks, from so many days ago on. */
async function fleet(from: number): Promise<string[]> {
  const hashes: string[] = []
  for (let ago = from; ago > 0; ago -= 14)
    hashes.push(await handIn('edge-01', benchReport(1000 - ago, 2), ago))
  return hashes
}

describe('bytes that were dropped', () => {
  it('are told by a leaf of the log that names who decided, how many and the root of their hashes, and by the audit log', async () => {
    await fleet(600)
    await keep(12)
    const dropped = await drop()
    expect(dropped).toBeGreaterThan(3)
    const { items } = await entriesView(tenant.scope('owner'), 'evidence', { start: 0 })
    const leaves = items.map(({ data }) => decodeLeaf(Buffer.from(data, 'base64')))
    const [leaf] = leaves.filter(({ type }) => type === 'evidence_drop')
    const [{ id }] = await rows('SELECT id FROM evidence_drop WHERE tenant_id = $1')
    const act = await inTenant(tenant.scope('owner'), (tx) => readDrop(tx, id))
    if (!act || !leaf) throw new Error('no act')
    expect(leaf.subject).toEqual({
      id: dropRecord(act).id,
      sha256: toHex(nodeSha256(canonicalBytes(dropRecord(act)))),
    })
    expect([leaf.actor_ref, act.pieces, items[act.logIndex]?.index]).toEqual([
      act.decidedBy,
      dropped,
      act.logIndex,
    ])
    expect(toHex(act.root)).toBe(toHex(rootOfHashes((await gone()).map((sha) => Buffer.from(sha, 'hex')))))
    const audit = await readAuditEvents(tenant.scope('owner'), { limit: 5, action: 'evidence.dropped' })
    expect(audit.items).toHaveLength(1)
    expect(audit.items[0]?.after).toEqual(dropRecord(act))
  })

  it('of a state that was tampered with are no excuse: what kept reports and later ones say is still compared', async () => {
    await fleet(600)
    await keep(12)
    await drop()
    const { leftOut } = await rebuild()
    expect(leftOut.assets).toEqual([
      expect.objectContaining({ submissions: (await gone()).length, until: expect.any(Date) }),
    ])
    expect(leftOut.intervals).toBeGreaterThan(0)
    await owner.query(
      `UPDATE state_current SET result = CASE result WHEN 'pass' THEN 'fail' ELSE 'pass' END WHERE tenant_id = $1
       AND valid_from = (SELECT min(valid_from) FROM state_current WHERE tenant_id = $1)`,
      [tenant.tenant.id],
    )
    expect((await rebuild()).differences.length).toBeGreaterThan(0)
  })

  it('come back when they are handed in anew, and go again by a later act', async () => {
    const [first = ''] = await fleet(600)
    const second = await handIn('edge-01', benchReport(1000 - 599, 2), 599)
    await keep(12)
    await drop()
    const away = await gone()
    expect(away).toContain(second)
    const text = benchReport(1000 - 599, 2)
    await handIn('edge-09', text, 0)
    expect(await bytesOf(second)).toBe(text)
    expect(await gone()).toEqual(away.filter((sha) => sha !== second))
    expect((await rebuild()).differences).toEqual([])
    expect(first).not.toBe(second)
    // Later still, when nothing needs them any more.
    await owner.query(
      `UPDATE submission SET received_at = received_at - interval '2 years' WHERE evidence_sha256 = $1`,
      [Buffer.from(second, 'hex')],
    )
    for (const table of ['state_current', 'coverage', 'finding_key'])
      await owner.query(
        `DELETE FROM ${table} t USING asset a WHERE a.tenant_id = $1 AND a.id = t.asset_id AND a.name = 'edge-09'`,
        [tenant.tenant.id],
      )
    await keep(12)
    expect(await drop()).toBe(1)
    expect(await gone()).toEqual(away)
    const acts = await rows('SELECT id FROM evidence_drop WHERE tenant_id = $1 ORDER BY id')
    expect(acts).toHaveLength(2)
    for (const { id } of acts) {
      const { record, hashes } = await readEvidenceDrop(tenant.scope('viewer'), publicId('evidence_drop', id))
      expect(hashes).toHaveLength(record.pieces)
      expect(toHex(rootOfHashes(hashes.map((hash) => Buffer.from(hash, 'hex'))))).toBe(record.root)
    }
  })

  it('say so to a late report that would have to be placed among them, and nothing of it is kept', async () => {
    await fleet(600)
    await keep(12)
    await drop()
    const text = benchReport(3000, 50)
    await expect(handIn('edge-01', text, 0, 590)).rejects.toMatchObject({
      kind: 'conflict',
      code: 'older_than_kept',
    })
    await expect(bytesOf(shaOf(text))).rejects.toMatchObject({ kind: 'not_found' })
  })
})

describe('nothing is dropped', () => {
  it('of a tenant that never said how long it keeps its evidence, nor under a hold', async () => {
    await fleet(600)
    expect(await drop()).toBe(0)
    await keep(12)
    await owner.query(
      `UPDATE retention SET hold_since = now(), hold_by = decided_by, hold_reason = 'a case' WHERE tenant_id = $1`,
      [tenant.tenant.id],
    )
    expect(await drop()).toBe(0)
    const app = new pg.Client({ connectionString: database.appUrl })
    await app.connect()
    await app.query('SELECT app.use_tenant($1::uuid, NULL)', [tenant.tenant.id])
    const any = await rows('SELECT sha256 FROM evidence WHERE tenant_id = $1 LIMIT 1')
    const byHand = (before: string) =>
      app.query(`SELECT app.drop_evidence($1::bytea[], gen_random_uuid(), ${before})`, [[any[0].sha256]])
    await expect(byHand(`now() - interval '2 years'`)).rejects.toMatchObject({ code: '42501' })
    await owner.query('UPDATE retention SET hold_since = NULL WHERE tenant_id = $1', [tenant.tenant.id])
    await expect(byHand('now()')).rejects.toMatchObject({ code: '42501' })
    for (const sql of [
      `UPDATE evidence SET content = ''`,
      `DELETE FROM evidence`,
      `UPDATE retention SET months = 12`,
      `UPDATE evidence_drop SET pieces = 0`,
      `DELETE FROM evidence_drop`,
    ])
      await expect(app.query(sql)).rejects.toMatchObject({ code: '42501' })
    await app.end()
    expect(await drop()).toBeGreaterThan(0)
  })

  it('where the process is killed before the end of a batch, and the next one does all of it', async () => {
    await fleet(600)
    await keep(12)
    const all = async () =>
      rows(
        "SELECT md5(string_agg(e::text, '|' ORDER BY e::text)) AS all FROM evidence e WHERE tenant_id = $1",
      )
    const before = [
      await all(),
      (await entriesView(tenant.scope('owner'), 'evidence', { start: 0 })).items.length,
    ]
    await owner.query('ALTER TABLE evidence_drop ADD CONSTRAINT killed CHECK (false) NOT VALID')
    await expect(dropBatch(systemScope(tenant.tenant, 'drop-evidence'), noReports())).rejects.toThrow()
    await owner.query('ALTER TABLE evidence_drop DROP CONSTRAINT killed')
    expect([
      await all(),
      (await entriesView(tenant.scope('owner'), 'evidence', { start: 0 })).items.length,
    ]).toEqual(before)
    expect(await gone()).toEqual([])
    expect(await drop()).toBeGreaterThan(3)
    expect(await rows('SELECT 1 FROM evidence_drop WHERE tenant_id = $1')).toHaveLength(1)
  })
})
