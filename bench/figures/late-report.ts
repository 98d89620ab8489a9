import { countStatements } from '../../tools/testing/count-statements'
import type { Bench } from '../support/bench'
import { benchTenant } from '../support/bench-tenant'
import { callCosts, mean } from '../support/call-cost'
import { type Figure, figure } from '../support/figure'
import { handInDays, handInHost } from '../support/hand-in-days'

const HOSTS = 8
const DAYS = 45
const TURNS = 5
const LATE = 30

/** A report that comes 30 days late, with a report of every day since in the way, against one that comes in its order. */
export async function lateReport(bench: Bench): Promise<Figure[]> {
  const store = await bench.store()
  const { scope } = await benchTenant('bench-late')
  const until = new Date(Date.now() - 10 * 86_400_000)
  bench.log(`Handing in ${HOSTS} hosts for ${DAYS} days …`)
  await handInDays(scope, { hosts: HOSTS, days: DAYS, until })
  const inOrder = (i: number) => {
    const turn = Math.floor(i / HOSTS)
    const at = new Date(until.getTime() + turn * 86_400_000 + (i % HOSTS) * 60_000)
    return handInHost(scope, i % HOSTS, DAYS + turn, at)
  }
  const late = (i: number) => {
    // Half a day after the one of that day, and each says something else.
    const turn = Math.floor(i / HOSTS)
    const at = new Date(until.getTime() - (LATE - turn + 0.5) * 86_400_000 + (i % HOSTS) * 60_000)
    return handInHost(scope, i % HOSTS, 100 + i, at)
  }
  const n = HOSTS * TURNS
  const ordered = await callCosts(store, n, inOrder)
  const delayed = await callCosts(store, n, late)
  const statements = async (work: () => Promise<void>) => (await countStatements(work)).statements.length
  return [
    figure({
      name: 'late-report',
      value: mean(delayed.cpu),
      unit: 'ms CPU',
      reference: { name: 'one in its order', value: mean(ordered.cpu) },
      n,
      bar: { most: 3, of: 'ratio' },
    }),
    figure({
      name: 'late-report/statements',
      value: await statements(() => late(n)),
      unit: 'statements',
      reference: { name: 'one in its order', value: await statements(() => inOrder(n)) },
      n: 1,
      bar: { most: 3, of: 'ratio' },
    }),
  ]
}
