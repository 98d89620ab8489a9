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
const DAYS = 20
const START = Date.UTC(2026, 0, 5)

/** One docker-bench report of 117 checks through the HTTP API: with one check changed since yesterday, and with none. */
export async function ingestReport(world: BenchWorld): Promise<Figure[]> {
  const tenant = await benchTenant('bench-report')
  const day = (n: number) => new Date(START + n * 86_400_000).toISOString()
  const hand = (host: number, n: number, body: string) =>
    push(world, tenant, { asset: `host-${host}`, observed_at: day(n) }, body)
  // The first days warm the app, the plans of the database and the history.
  for (let n = 0; n < 5; n++) for (let host = 0; host < HOSTS; host++) await hand(host, n, benchReport(n, 1))
  const reports = Array.from({ length: DAYS }, (_, n) => benchReport(n + 5, 1))
  const changed = await measure(world, DAYS * HOSTS, (i) =>
    hand(i % HOSTS, 5 + Math.floor(i / HOSTS), reports[Math.floor(i / HOSTS)] ?? ''),
  )
  const last = reports.at(-1) ?? ''
  const same = await measure(world, DAYS * HOSTS, (i) =>
    hand(i % HOSTS, 5 + DAYS + Math.floor(i / HOSTS), last),
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
      value: await tripsOf(tenant, benchReport(DAYS * 3, 1), day(DAYS * 3)),
      unit: 'round trips',
      reference: {
        name: 'unchanged',
        value: await tripsOf(tenant, benchReport(DAYS * 3, 1), day(DAYS * 3 + 1)),
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
