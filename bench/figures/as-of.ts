import { controlTree } from '../../lib/views/control-tree'
import { overview } from '../../lib/views/overview'
import type { Bench } from '../support/bench'
import { benchTenant } from '../support/bench-tenant'
import { callCosts, percentile } from '../support/call-cost'
import { type Figure, figure } from '../support/figure'
import { assessedTenant, growTo, sizesOf } from '../support/fleet'
import { handInDays } from '../support/hand-in-days'
import { random } from '../support/random'

const HOSTS = 8
const DAYS = 365
const STATES = 10_000
const CALLS = 60

/** The pages at random instants of a year in which every host reported every day, against the same pages now. */
export async function asOf(bench: Bench): Promise<Figure[]> {
  const store = await bench.store()
  const from = await benchTenant('bench-year-template')
  const begun = Date.now() - DAYS * 86_400_000
  bench.log(`Handing in ${HOSTS} hosts for ${DAYS} days …`)
  await handInDays(from.scope, { hosts: HOSTS, days: DAYS, until: new Date() })
  const { scope, assessment, ...tenant } = await assessedTenant('bench-year', new Date(begun - 86_400_000))
  const { states, assets } = await growTo(store, from, [{ scope, ...tenant }], STATES)
  bench.log(`${states} current states of ${assets} assets, a year of reports each: ${await sizesOf(store)}`)
  const chance = random(11)
  const then = () => ({ as_of: new Date(begun + (0.02 + 0.98 * chance()) * DAYS * 86_400_000).toISOString() })
  const pages = {
    overview: (query: object) => overview(scope, query),
    controls: (query: object) => controlTree(scope, assessment, query),
  }
  const figures: Figure[] = []
  for (const [name, page] of Object.entries(pages)) {
    for (let i = 0; i < 10; i++) await page(i % 2 ? then() : {})
    const now = await callCosts(store, CALLS, () => page({}))
    const past = await callCosts(store, CALLS, () => page(then()))
    for (const of of ['cpu', 'wall'] as const)
      figures.push(
        figure({
          name: `as-of/${name}${of === 'wall' ? '-time' : ''}`,
          value: percentile(past[of], 0.95),
          unit: of === 'cpu' ? 'ms CPU, p95' : 'ms, p95',
          reference: { name: 'now', value: percentile(now[of], 0.95) },
          n: CALLS,
          bar: { most: 2, of: 'ratio' },
        }),
      )
  }
  return figures
}
