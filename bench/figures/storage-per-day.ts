import { createHash } from 'node:crypto'
import { batchEveryTenant } from '../../lib/audit/batch-every-tenant'
import { readEvidenceBytes } from '../../lib/evidence/read-evidence-bytes'
import { submitReport } from '../../lib/ingest/submit-report'
import { receiptView } from '../../lib/views/submission'
import type { Bench } from '../support/bench'
import type { BenchStore } from '../support/bench-store'
import { type BenchTenant, benchTenant } from '../support/bench-tenant'
import { type Figure, figure } from '../support/figure'
import { hostReport } from '../support/host-report'

/** Three of each kind. What there is once, such as the files of tables with few rows, is left in and is a fifth of all with six (decision 059). */
const HOSTS = 12
const DAYS = 365
const DAY = 86_400_000

/** What a year of daily reports of some hosts leaves in all tables of tenants, with their indexes, after the VACUUM that autovacuum does. */
export async function storagePerDay(bench: Bench): Promise<Figure[]> {
  const store = await bench.store()
  // Names the log that receipts are of.
  process.env.PLIMSOLL_URL ??= 'http://localhost:3000'
  const before = await tableSizes(store)
  const tenant = await benchTenant('bench-storage')
  const first = Math.floor(Date.now() / DAY - DAYS - 1) * DAY
  bench.log(`Handing in ${HOSTS} hosts for ${DAYS} days …`)
  const handed = new Set<string>()
  let raw = 0
  for (let day = 0; day < DAYS; day++) {
    for (let host = 0; host < HOSTS; host++) {
      const text = datedReport(host, day, first + day * DAY)
      raw += text.length
      handed.add(createHash('sha256').update(text).digest('hex'))
      await handIn(tenant, host, text)
    }
    await batchEveryTenant()
    if (day % 30 === 29) await store.admin.query('VACUUM')
  }
  for (const sha256 of handed) {
    const bytes = await readEvidenceBytes(tenant.scope, sha256)
    if (createHash('sha256').update(bytes).digest('hex') !== sha256)
      throw new Error(`${sha256} came back other`)
  }
  await store.admin.query('VACUUM')
  const after = await tableSizes(store)
  const n = HOSTS * DAYS
  const grown = [...after]
    .map(([table, size]) => ({ table, bytes: (size - (before.get(table) ?? 0)) / n }))
    .sort((a, b) => b.bytes - a.bytes)
  for (const { table, bytes } of grown)
    if (bytes >= 1) bench.log(`  ${table.padEnd(24)} ${bytes.toFixed(0).padStart(6)} bytes a host and day`)
  return [
    figure({
      name: 'storage-per-day',
      value: grown.reduce((sum, { bytes }) => sum + bytes, 0),
      unit: 'bytes a host and day',
      reference: { name: 'the report, as it is handed in', value: raw / n },
      n,
      bar: { most: 3000, of: 'value' },
    }),
  ]
}

/** A report that prints when it was made: 1 % of its checks and both of its times are others than on the day before. */
function datedReport(host: number, day: number, at: number): string {
  const report = JSON.parse(hostReport(host, day)) as { start: number; end: number }
  report.start = at / 1000 + host * 601 + ((day * 7 + host) % 11)
  report.end = report.start + 200 + ((day * 13 + host * 5) % 90)
  return JSON.stringify(report)
}

/** Takes one in and makes its receipt, as the API does. */
async function handIn({ scope }: BenchTenant, host: number, text: string): Promise<void> {
  const submitted = await submitReport(scope, {
    body: new TextEncoder().encode(text),
    asset: `host-${host}`,
    kind: 'host',
    tool: null,
    observedAt: null,
    fullCoverage: false,
    labels: {},
  })
  await receiptView(scope, submitted)
}

/** Bytes of every table that holds rows of tenants, with its indexes and what is kept apart. */
async function tableSizes({ admin }: BenchStore): Promise<Map<string, number>> {
  const { rows } = await admin.query<{ table: string; size: string }>(
    `SELECT c.relname AS "table", pg_total_relation_size(c.oid) AS size FROM pg_class c
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relrowsecurity`,
  )
  return new Map(rows.map(({ table, size }) => [table, Number(size)]))
}
