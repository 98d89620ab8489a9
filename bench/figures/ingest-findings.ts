import type { Bench } from '../support/bench'
import { type BenchTenant, benchTenant } from '../support/bench-tenant'
import { copyRate } from '../support/copy-rate'
import { type Figure, figure } from '../support/figure'
import { measure } from '../support/measure'
import { push } from '../support/push'
import { trivyReport } from '../support/trivy-report'

const COUNT = 10_000
const START = Date.UTC(2026, 0, 5)
/** What a vulnerability is kept in. */
const TABLES = ['state_current', 'finding', 'finding_key', 'finding_event', 'vulnerability', 'advisory']

/** A Trivy report of 10,000 vulnerabilities through the HTTP API: of an image that nobody knew, and of the same image the days after. */
export async function ingestFindings(bench: Bench): Promise<Figure[]> {
  const world = await bench.world()
  const report = JSON.parse(trivyReport(COUNT)) as object
  const body = (day: number) =>
    JSON.stringify({ ...report, CreatedAt: new Date(START + day * 86_400_000).toISOString() })
  // Smaller ones warm the app and the plans of the database; each tenant has an image of its own.
  const warm = await benchTenant('bench-findings-warm')
  for (let day = 0; day < 4; day++)
    await push(
      world,
      warm,
      { asset: 'app' },
      JSON.stringify({
        ...JSON.parse(trivyReport(500)),
        CreatedAt: new Date(START + day * 86_400_000).toISOString(),
      }),
    )
  const turns = 3
  const tenants: BenchTenant[] = []
  for (let turn = 0; turn < turns; turn++) tenants.push(await benchTenant(`bench-findings-${turn}`))
  const first = body(0)
  const fresh = await measure(world, turns, async (turn) => {
    const tenant = tenants[turn]
    if (tenant) await push(world, tenant, { asset: 'app' }, first)
  })
  const [tenant] = tenants
  if (!tenant) throw new Error('a tenant is there')
  const { rows, perSecond } = await copyRate(world.admin, tenant.id, TABLES)
  const days = [1, 2, 3, 4].map(body)
  const same = await measure(world, days.length, (day) =>
    push(world, tenant, { asset: 'app' }, days[day] ?? ''),
  )
  const seconds = (name: string, wall: number, other: number, most: number): Figure =>
    figure({
      name,
      value: wall / 1000,
      unit: 's',
      reference: { name: 'CPU of app and database, in s', value: other / 1000 },
      n: COUNT,
      bar: { most, of: 'value' },
    })
  return [
    seconds('ingest-findings-new', fresh.wall, fresh.app + fresh.database, 2),
    seconds('ingest-findings-unchanged', same.wall, same.app + same.database, 0.5),
    figure({
      name: 'ingest-findings-new/rows',
      value: rows / (fresh.wall / 1000),
      unit: 'rows/s',
      reference: { name: 'COPY of the same rows', value: perSecond },
      n: rows,
      bar: { least: 1 / 3, of: 'ratio' },
    }),
  ]
}
