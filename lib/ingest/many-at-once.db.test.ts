import { afterAll, beforeAll, expect, it } from 'vitest'
import { benchReport } from '@/bench/support/bench-report'
import { type Scope, systemScope } from '@/lib/access/keys'
import { changeAsset } from '@/lib/assets/change-asset'
import { publicId } from '@/lib/core/public-id'
import { freshReceipt } from '@/lib/log/fresh-receipt'
import { checkpointView, entriesView, keysView } from '@/lib/log/log-views'
import { nodeSha256, nodeVerify } from '@/lib/log/node-crypto'
import { receiptOf } from '@/lib/log/receipt-of'
import { verifyPackage } from '@/lib/proof/verify-package'
import { checkRebuild } from '@/lib/rebuild/check-rebuild'
import { closeConnections } from '@/lib/store/client'
import { inTenant } from '@/lib/store/in-tenant'
import { checkTallies } from '@/lib/tally/check-tallies'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { type TestTenant, testTenant, useDatabase } from '@/tools/testing/tenant'
import type { Submitted } from './accept-report'
import type { SubmissionInput } from './submission-input'
import { submitReport } from './submit-report'
import { trivyReport } from './testing/trivy-report'

let database: TestDatabase
let tenant: TestTenant
let scope: Scope
beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  tenant = await testTenant('harbour')
  scope = tenant.scope('owner')
})
afterAll(async () => {
  await closeConnections()
  await database.drop()
})

const START = Date.now()
const soon = (seconds: number) => new Date(START - 3_600_000 + seconds * 1000)
const longAgo = (hour: number) => new Date(Date.UTC(2026, 8, 1, hour))
const UNTIMED = benchReport(0, 0).replace(/"start": ?\d+,/, '')
const NOTHING = '{"nobody": "reads this"}'

function send(asset: string | null, report: string | Uint8Array<ArrayBuffer>, more: Sent = {}, by = scope) {
  const body = typeof report === 'string' ? new TextEncoder().encode(report) : report
  const said = { kind: null, tool: null, observedAt: null, fullCoverage: false, labels: {} }
  return submitReport(by, { ...said, ...more, body, asset })
}
type Sent = Partial<Pick<SubmissionInput, 'observedAt' | 'labels'>>

const image = (n: number) =>
  trivyReport({
    config: `image-${n}`,
    tags: [`shop/web:${n}`],
    found: Array.from({ length: n + 1 }, (_, i) => ({ id: `CVE-2026-${i}`, name: `package-${i}` })),
  })
async function refused(): Promise<null> {
  await expect(send('host-1', NOTHING)).rejects.toMatchObject({ kind: 'unsupported' })
  return null
}

/** What comes at once: for each host plain reports, most of them twice and by different senders, and all that is not plain between them. */
function crowd(assetId: string): Promise<Submitted | null>[] {
  const change = { labels: { moved: 'yes' }, retired: { reason: 'gone' } }
  return Array.from({ length: 20 }, (_, i) => {
    const host = `host-${1 + (i % 3)}`
    const agent = tenant.scope('agent', `agent-${i % 4}`)
    const plain = benchReport(i, 2)
    const other = benchReport(i, 5)
    return [
      send(host, plain, { observedAt: soon(i) }),
      send(host, plain, { observedAt: soon(i) }, agent),
      ...(i % 4 === 0 ? [send(host, other, { observedAt: soon(900 + i), labels: { n: String(i) } })] : []),
      ...(i % 5 === 0 ? [send(host, other, { observedAt: longAgo(i + 2) })] : []),
      ...(i % 5 === 1 ? [send(host, other, {}, agent)] : []),
      ...(i % 6 === 0 ? [send(null, image(i), { observedAt: longAgo(i) })] : []),
      ...(i % 6 === 1 ? [send('host-1', UNTIMED)] : []),
      ...(i % 7 === 1 ? [refused()] : []),
      ...(i === 4
        ? [changeAsset(scope, publicId('asset', assetId), change, new Date()).then(() => null)]
        : []),
    ]
  }).flat()
}

it('reports of every kind at once are each taken once, in one whole log, and make what they would have made one by one', async () => {
  const [first] = await Promise.all(
    ['host-1', 'host-2', 'host-3'].map((host) => send(host, benchReport(0, 1), { observedAt: longAgo(0) })),
  )
  await send('host-1', UNTIMED)
  const taken = (await Promise.all(crowd(first?.row.assetId ?? ''))).flatMap((one) => one ?? [])

  const { items } = await entriesView(scope, 'evidence', { start: 0 })
  const { note } = await checkpointView(scope, 'evidence', {})
  const vkey = (await keysView(scope)).keys.find(({ log }) => log === 'evidence')?.vkey ?? ''
  expect(verifyPackage({ entries: items, checkpoint: note, vkey }, nodeSha256, nodeVerify)).toMatchObject({
    ok: true,
  })
  const kept = await inTenant(scope, (tx) =>
    tx.db.submission.findMany({ where: { tenantId: tx.tenantId }, select: { id: true, logIndex: true } }),
  )
  const indexes = new Map(kept.map(({ id, logIndex }) => [id, logIndex]))
  expect(taken.map(({ row }) => indexes.get(row.id))).toEqual(taken.map(({ row }) => row.logIndex))
  const made = taken.filter(({ duplicate }) => !duplicate)
  // The first four and the one that nobody could read.
  expect(kept).toHaveLength(made.length + 5)
  for (const { row, fresh } of made)
    expect(fresh && freshReceipt(fresh.leaf)).toEqual(await receiptOf(scope, 'evidence', 0, row.logIndex))
  expect((await checkRebuild(systemScope(tenant.tenant, 'rebuild'))).differences).toEqual([])
  for (const at of [longAgo(9), soon(10), soon(910), new Date()])
    expect(await checkTallies(scope, at)).toEqual([])
})
