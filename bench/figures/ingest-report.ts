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

/** Days of reports before those that are measured: of such with a change, and of the same again. */
interface WarmUp {
  changed: number
  same: number
}
/** What runs for the first minute, and what has run for some: engines compile code the better the more often it ran. */
const YOUNG: WarmUp = { changed: 60, same: 20 }
const SETTLED: WarmUp = { changed: 300, same: 60 }

/**
 * One docker-bench report of 117 checks through the HTTP API: with one check changed since yesterday, and with none. Measured twice, of a server
 * that has just begun (after 600 reports with a change, and 200 without) and of one that has run for a while (3,000 and 600 more). The database has
 * statistics of its tables.
 */
export async function ingestReport(world: BenchWorld): Promise<Figure[]> {
  const tenant = await benchTenant('bench-report')
  let today = 0
  const day = (n: number) => new Date(START + n * 86_400_000).toISOString()
  const hand = (host: number, n: number, body: string) =>
    push(world, tenant, { asset: `host-${host}`, observed_at: day(n) }, body)
  const handDays = async (days: number, body: (day: number) => string) => {
    for (const end = today + days; today < end; today++)
      for (let host = 0; host < HOSTS; host++) await hand(host, today, body(today))
  }
  const measured = async (bodies: readonly string[]) => {
    const first = today
    today += DAYS
    return measure(world, DAYS * HOSTS, (i) => {
      const n = Math.floor(i / HOSTS)
      return hand(i % HOSTS, first + n, bodies[n] ?? '')
    })
  }
  const round = async ({ changed, same }: WarmUp) => {
    await handDays(changed, (n) => benchReport(n, 1))
    // The server does so by itself once a minute, where much was written.
    await world.admin.query('ANALYZE')
    await handDays(1, (n) => benchReport(n, 1))
    const reports = Array.from({ length: DAYS }, (_, n) => benchReport(today + n, 1))
    const withChange = await measured(reports)
    const last = reports.at(-1) ?? ''
    await handDays(same, () => last)
    return { changed: withChange, same: await measured(reports.map(() => last)) }
  }
  const young = await round(YOUNG)
  const settled = await round(SETTLED)
  const other = benchReport(today, 1)
  const parse = { name: 'JSON.parse of the same bytes', value: jsonParseCost(other) }
  const read = { name: 'an indexed read of one row', value: await pointReadCost(world) }
  const n = DAYS * HOSTS
  const cpu = (name: string, value: number, reference: Figure['reference'], most: number) =>
    figure({ name: `ingest-report/${name}`, value, unit: 'ms CPU', reference, n, bar: { most, of: 'value' } })
  const trips = () => tripsOf(tenant, other, day(today++))
  return [
    cpu('app', settled.changed.app, parse, 6),
    cpu('database', settled.changed.database, read, 3),
    cpu('unchanged-app', settled.same.app, parse, 4),
    cpu('unchanged-database', settled.same.database, read, 1),
    cpu('young-app', young.changed.app, parse, 6),
    cpu('young-database', young.changed.database, read, 3),
    cpu('young-unchanged-app', young.same.app, parse, 4),
    cpu('young-unchanged-database', young.same.database, read, 1),
    figure({
      name: 'ingest-report/round-trips',
      value: await trips(),
      unit: 'round trips',
      reference: { name: 'unchanged', value: await trips() },
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
