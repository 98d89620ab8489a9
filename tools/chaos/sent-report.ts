import { benchReport } from '../../bench/support/bench-report'
import { trivyReport } from '../../lib/ingest/testing/trivy-report'
import { between, type Random } from './random'

/** A report that an agent hands in, with what it says of it. */
export interface SentReport {
  n: number
  /** What the address says: asset, time, kind. */
  query: Readonly<Record<string, string>>
  body: Uint8Array<ArrayBuffer>
  /** Whether it is no report at all: it is refused, kept and logged all the same. */
  broken: boolean
}

const DAY = 86_400_000
/** Few enough that agents meet at one asset, many enough that none gets a history of thousands. */
const REPORTS_AN_ASSET = 25

/** The n-th report of a run: mostly docker-bench of some hosts, images' vulnerabilities, and now and then no report at all. */
export function sentReport(next: Random, n: number, began: Date): SentReport {
  const kind = next()
  const asset = `host-${Math.floor(n / REPORTS_AN_ASSET)}-${between(next, 0, 2)}`
  // Mostly in order; one of ten comes late. Of a millisecond of its own, so that no two are the same report.
  const late = next() < 0.1 ? between(next, 1, 20) * DAY : 0
  const at = new Date(began.getTime() - 2 * DAY - late + n).toISOString()
  if (kind < 0.04) {
    const body = new TextEncoder().encode(`no report ${n}`)
    return { n, query: { asset, observed_at: at }, body, broken: true }
  }
  if (kind < 0.2) {
    const config = `app-${between(next, 1, 5)}`
    const found = Array.from({ length: between(next, 0, 12) }, (_, i) => ({
      id: `CVE-2026-${10_000 + ((n + i) % 40)}`,
      name: `lib${(n + i) % 40}`,
      version: '1.0',
    }))
    const query = { asset: config, kind: 'image', observed_at: at }
    return { n, query, body: trivyReport({ config, tags: [`${config}:1`], found }), broken: false }
  }
  const body = new TextEncoder().encode(benchReport(between(next, 0, 60), 1))
  return { n, query: { asset, observed_at: at }, body, broken: false }
}
