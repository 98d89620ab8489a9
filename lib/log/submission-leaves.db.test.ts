import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { benchReport } from '@/bench/support/bench-report'
import type { Scope } from '@/lib/access/keys'
import { batchEveryTenant } from '@/lib/audit/batch-every-tenant'
import { publicId } from '@/lib/core/public-id'
import { submitReport } from '@/lib/ingest/submit-report'
import { encodeLeaf } from '@/lib/proof/encode-leaf'
import { fromHex } from '@/lib/proof/hex'
import { verifyConsistency } from '@/lib/proof/verify-consistency'
import { verifyPackage } from '@/lib/proof/verify-package'
import { verifyReceipt } from '@/lib/proof/verify-receipt'
import { closeConnections } from '@/lib/store/client'
import type { SubmissionRow } from '@/lib/store/submissions/submission-row'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { testTenant, useDatabase } from '@/tools/testing/tenant'
import { checkpointView, consistencyView, entriesView, keysView } from './log-views'
import { nodeSha256, nodeVerify } from './node-crypto'
import { receiptOf } from './receipt-of'

const REPORTS = 20
let database: TestDatabase
let owner: pg.Client
let scope: Scope
const rows: SubmissionRow[] = []
beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  scope = (await testTenant('harbour')).scope('owner')
  // Every third brings a label, which has a leaf of its own.
  for (let day = 0; day < REPORTS; day++)
    rows.push((await submit(benchReport(day, 1), day, day % 3 === 0 ? { round: String(day) } : {})).row)
  await expect(submit('no report', 0, {})).rejects.toMatchObject({ kind: 'unsupported' })
}, 60_000)
afterAll(async () => {
  await owner?.end()
  await closeConnections()
  await database.drop()
})

const submit = (text: string, day: number, labels: Record<string, string>) =>
  submitReport(scope, {
    body: new TextEncoder().encode(text),
    asset: 'edge-01',
    kind: null,
    tool: null,
    observedAt: new Date(Date.UTC(2026, 0, 5 + day)),
    fullCoverage: false,
    labels,
  })
const vkey = async () => (await keysView(scope)).keys.find(({ log }) => log === 'evidence')?.vkey ?? ''
const entries = async () => (await entriesView(scope, 'evidence', { start: 0 })).items
const whole = async () => {
  const { note } = await checkpointView(scope, 'evidence', {})
  return verifyPackage(
    { entries: await entries(), checkpoint: note, vkey: await vkey() },
    nodeSha256,
    nodeVerify,
  )
}

it('are what was hashed when they were logged, byte for byte, and the log with them is whole', async () => {
  const items = await entries()
  expect(items.map(({ index }) => index)).toEqual(items.map((_, i) => i))
  expect(items.length).toBeGreaterThan(REPORTS + REPORTS / 3)
  for (const row of rows) {
    const leaf = encodeLeaf({
      v: 1,
      type: 'submission',
      at: row.receivedAt.toISOString(),
      actor_ref: row.actorRef,
      subject: {
        id: publicId('submission', row.id),
        sha256: Buffer.from(row.evidenceSha256).toString('hex'),
      },
    })
    expect(Buffer.from(items[row.logIndex]?.data ?? '', 'base64')).toEqual(Buffer.from(leaf))
  }
  expect(await whole()).toMatchObject({ ok: true })
})

it('that are kept besides, as they once were, count once', async () => {
  const items = await entries()
  await owner.query(
    `INSERT INTO log_leaf SELECT tenant_id, 'evidence', log_epoch, log_index, l.leaf, sha256('\\x00'::bytea || l.leaf), received_at
     FROM submission, app.submission_leaf(id, actor_ref, received_at, evidence_sha256) AS l(leaf) WHERE log_index = $1`,
    [rows[1]?.logIndex],
  )
  expect(await entries()).toEqual(items)
  expect(await whole()).toMatchObject({ ok: true })
  await owner.query(`DELETE FROM log_leaf WHERE idx = $1`, [rows[1]?.logIndex])
})

it('are kept nowhere but in their rows, and small subtrees nowhere', async () => {
  const kept = await owner.query(
    `SELECT DISTINCT convert_from(leaf, 'UTF8')::jsonb ->> 'type' AS type FROM log_leaf WHERE log = 'evidence'`,
  )
  expect(kept.rows).toEqual([{ type: 'labels' }])
  const nodes = await owner.query('SELECT min(level) AS least, count(*)::int AS n FROM log_node')
  expect(nodes.rows).toEqual([{ least: 4, n: 1 }])
})

it('have receipts that verify, and trees that go on from each other', async () => {
  const items = await entries()
  for (const { index, data } of items) {
    const leafBytes = new Uint8Array(Buffer.from(data, 'base64'))
    const receipt = await receiptOf(scope, 'evidence', 0, index)
    const given = { leafBytes, receipt, vkey: await vkey(), sha256: nodeSha256, verify: nodeVerify }
    expect(verifyReceipt(given)).toMatchObject({ ok: true })
  }
  const to = await checkpointView(scope, 'evidence', {})
  for (let size = 1; size < items.length; size++) {
    const from = await checkpointView(scope, 'evidence', { size })
    const { hashes } = await consistencyView(scope, 'evidence', { from: size, to: to.size })
    const side = (c: typeof to) => ({ size: c.size, root: fromHex(c.root) })
    const proof = hashes.map(fromHex)
    expect(verifyConsistency({ sha256: nodeSha256, from: side(from), to: side(to), proof })).toMatchObject({
      ok: true,
    })
  }
})

it('leave no checkpoint for each receipt: one is kept now and then, and those that were asked for', async () => {
  const kept = async () =>
    (await owner.query(`SELECT size FROM log_checkpoint WHERE log = 'evidence' ORDER BY size DESC`)).rows
  const before = await kept()
  const { row } = await submit(benchReport(REPORTS, 1), REPORTS, {})
  const first = await receiptOf(scope, 'evidence', 0, row.logIndex)
  expect(await receiptOf(scope, 'evidence', 0, row.logIndex)).toEqual(first)
  expect(await kept()).toEqual(before)
  await batchEveryTenant()
  await batchEveryTenant()
  expect(await kept()).toEqual([{ size: row.logIndex + 1 }, ...before])
})

it('show who changed a row behind the back of the log', async () => {
  const { note } = await checkpointView(scope, 'evidence', {})
  await owner.query(
    `UPDATE submission SET received_at = received_at - interval '1 day' WHERE log_index = $1`,
    [rows[3]?.logIndex],
  )
  const told = verifyPackage(
    { entries: await entries(), checkpoint: note, vkey: await vkey() },
    nodeSha256,
    nodeVerify,
  )
  expect(told).toMatchObject({ ok: false })
})
