import { submitReport } from '../../lib/ingest/submit-report'
import { countTrips } from '../../tools/testing/count-trips'
import { benchReport } from '../support/bench-report'
import { type BenchTenant, benchTenant } from '../support/bench-tenant'
import type { BenchWorld } from '../support/bench-world'
import { type Figure, figure } from '../support/figure'
import { jsonParseCost } from '../support/json-parse-cost'
import { measure } from '../support/measure'
import { pointReadCost } from '../support/point-read-cost'
import { push } from '../support/push'

const HOSTS = 10
/** Days of reports before those that are measured: of such with a change, and of the same again. */
const WARM = 60
const WARM_SAME = 20
const DAYS = 20
/** A day after all of them. */
const LATER = WARM + DAYS * 4
const START = Date.UTC(2026, 0, 5)

/**
 * One docker-bench report of 117 checks through the HTTP API: with one check changed since yesterday, and with none. As in a service that
 * has run for a while: 600 reports with a change come before what is measured, and 200 without one, and the database has statistics of its tables.
 */
export async function ingestReport(world: BenchWorld): Promise<Figure[]> {
  const tenant = await benchTenant('bench-report')
  const day = (n: number) => new Date(START + n * 86_400_000).toISOString()
  const hand = (host: number, n: number, body: string) =>
    push(world, tenant, { asset: `host-${host}`, observed_at: day(n) }, body)
  const handDays = async (from: number, days: number, body: (day: number) => string) => {
    for (let n = from; n < from + days; n++)
      for (let host = 0; host < HOSTS; host++) await hand(host, n, body(n))
  }
  await handDays(0, WARM, (n) => benchReport(n, 1))
  // The server does so by itself once a minute, where much was written.
  await world.admin.query('ANALYZE')
  await handDays(WARM, 1, (n) => benchReport(n, 1))
  const first = WARM + 1
  const reports = Array.from({ length: DAYS }, (_, n) => benchReport(first + n, 1))
  const changed = await measure(world, DAYS * HOSTS, (i) =>
    hand(i % HOSTS, first + Math.floor(i / HOSTS), reports[Math.floor(i / HOSTS)] ?? ''),
  )
  const last = reports.at(-1) ?? ''
  await handDays(first + DAYS, WARM_SAME, () => last)
  const same = await measure(world, DAYS * HOSTS, (i) =>
    hand(i % HOSTS, first + DAYS + WARM_SAME + Math.floor(i / HOSTS), last),
  )
  const parse = { name: 'JSON.parse of the same bytes', value: jsonParseCost(last) }
  const read = { name: 'an indexed read of one row', value: await pointReadCost(world) }
  const n = DAYS * HOSTS
  const cpu = (name: string, value: number, reference: Figure['reference'], most: number) =>
    figure({ name, value, unit: 'ms CPU', reference, n, bar: { most, of: 'value' } })
  return [
    cpu('ingest-report/app', changed.app, parse, 6),
    cpu('ingest-report/database', changed.database, read, 3),
    cpu('ingest-report/unchanged-app', same.app, parse, 4),
    cpu('ingest-report/unchanged-database', same.database, read, 1),
    figure({
      name: 'ingest-report/round-trips',
      value: await tripsOf(tenant, benchReport(LATER, 1), day(LATER)),
      unit: 'round trips',
      reference: {
        name: 'unchanged',
        value: await tripsOf(tenant, benchReport(LATER, 1), day(LATER + 1)),
      },
      n: 1,
      bar: { most: 18, of: 'value' },
    }),
  ]
}

/** Waits for the database while one is taken in, sign-in and receipt left out. */
async function tripsOf({ scope }: BenchTenant, text: string, observedAt: string): Promise<number> {
  const input = {
    body: new TextEncoder().encode(text),
    asset: 'host-0',
    kind: null,
    tool: null,
    observedAt: new Date(observedAt),
    fullCoverage: false,
    labels: {},
  }
  return (await countTrips(() => submitReport(scope, input))).trips
}
