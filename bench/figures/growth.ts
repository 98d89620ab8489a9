import { checkTallies } from '../../lib/tally/check-tallies'
import { controlTree } from '../../lib/views/control-tree'
import { overview } from '../../lib/views/overview'
import { countStatements } from '../../tools/testing/count-statements'
import type { Bench } from '../support/bench'
import { benchTenant } from '../support/bench-tenant'
import { type CallCosts, callCosts, mean, percentile } from '../support/call-cost'
import { type Figure, figure } from '../support/figure'
import { type AssessedTenant, assessedTenant, growTo, sizesOf } from '../support/fleet'
import { handInDays, handInHost } from '../support/hand-in-days'
import { random } from '../support/random'

const TENANTS = 50
const HOSTS = 512
const CALLS = 60
const REPORTS = 60
const LEAST = 100_000

/** What pages and reports cost with so many current states in all tenants together. */
interface Grown {
  states: number
  overview: CallCosts
  controls: CallCosts
  ingest: CallCosts
  statements: { overview: number; controls: number }
}

let grown: Promise<Grown[]> | undefined

/** The pages of 50 tenants as the database grows: their 95th percentile may not follow. */
export async function overviewGrowth(bench: Bench): Promise<Figure[]> {
  const all = await grownOnce(bench)
  const [first] = all
  const last = all.at(-1)
  if (!first || !last) throw new Error('nothing was measured')
  const pages = ['overview', 'controls'] as const
  const costs = all.slice(1).flatMap((one) =>
    pages.flatMap((page) =>
      (['cpu', 'wall'] as const).map((of) =>
        figure({
          name: `overview-growth/${page}${of === 'wall' ? '-time' : ''}/${words(one.states)}`,
          value: percentile(one[page][of], 0.95),
          unit: of === 'cpu' ? 'ms CPU, p95' : 'ms, p95',
          reference: { name: `with ${words(first.states)} states`, value: percentile(first[page][of], 0.95) },
          n: CALLS,
          bar: { most: 1.5, of: 'ratio' },
        }),
      ),
    ),
  )
  const statements = pages.map((page) =>
    figure({
      name: `overview-growth/${page}-statements`,
      value: last.statements[page],
      unit: 'statements',
      reference: { name: `with ${words(first.states)} states`, value: first.statements[page] },
      n: 1,
      bar: { most: 10, of: 'value' },
    }),
  )
  return [...costs, ...statements]
}

/** A docker-bench report of a host that has reported before, as the database grows. */
export async function ingestGrowth(bench: Bench): Promise<Figure[]> {
  const all = await grownOnce(bench)
  const first = all[0]
  return all.slice(1).map((one) =>
    figure({
      name: `ingest-growth/${words(one.states)}`,
      value: mean(one.ingest.cpu),
      unit: 'ms CPU',
      reference: { name: `with ${words(first?.states ?? 0)} states`, value: mean(first?.ingest.cpu ?? [0]) },
      n: REPORTS,
      bar: { most: 1.5, of: 'ratio' },
    }),
  )
}

function grownOnce(bench: Bench): Promise<Grown[]> {
  grown ??= grow(bench)
  return grown
}

async function grow(bench: Bench): Promise<Grown[]> {
  const store = await bench.store()
  const from = await benchTenant('bench-template')
  bench.log(`Handing in ${HOSTS} hosts for two days …`)
  await handInDays(from.scope, { hosts: HOSTS, days: 2, until: new Date() })
  const tenants: AssessedTenant[] = []
  for (let n = 0; n < TENANTS; n++) tenants.push(await assessedTenant(`bench-${n}`))
  const all: Grown[] = []
  const sizes = [LEAST, LEAST * 10, LEAST * 100].filter((size) => size <= bench.most)
  for (const [turn, size] of sizes.entries()) {
    bench.log(`Growing to ${words(size)} states …`)
    const { states, assets } = await growTo(store, from, tenants, size)
    bench.log(`${states} current states of ${assets} assets in ${TENANTS} tenants: ${await sizesOf(store)}`)
    const sample = tenants[turn]
    if (!sample) throw new Error('no tenant to check')
    const differences = await checkTallies(sample.scope, new Date())
    if (differences.length > 0)
      throw new Error(`copies differ from what ingest would have kept: ${JSON.stringify(differences[0])}`)
    const chance = random(7)
    const any = () => tenants[Math.floor(chance() * TENANTS)] ?? sample
    for (const { scope, assessment } of tenants) {
      await overview(scope)
      await controlTree(scope, assessment)
    }
    const pages = {
      overview: await callCosts(store, CALLS, () => overview(any().scope)),
      controls: await callCosts(store, CALLS, () => {
        const { scope, assessment } = any()
        return controlTree(scope, assessment)
      }),
    }
    const statements = {
      overview: (await countStatements(() => overview(sample.scope))).statements.length,
      controls: (await countStatements(() => controlTree(sample.scope, sample.assessment))).statements.length,
    }
    bench.log(`Pages: ${saidOf(pages.overview)} and ${saidOf(pages.controls)}`)
    // Hosts of the tenant that was handed in whole go on reporting, one after the other.
    const hand = (i: number) =>
      handInHost(from.scope, i % HOSTS, 2 + turn * 2 + Math.floor(i / HOSTS), new Date())
    for (let i = 0; i < 20; i++) await hand(REPORTS + i)
    const ingest = await callCosts(store, REPORTS, hand)
    bench.log(`A report: ${saidOf(ingest)}`)
    all.push({ states, ...pages, ingest, statements })
  }
  return all
}

const saidOf = ({ cpu, wall }: CallCosts) =>
  `${mean(cpu).toFixed(1)} ms CPU on average, p95 ${percentile(cpu, 0.95).toFixed(1)} (${percentile(wall, 0.95).toFixed(1)} ms)`

function words(states: number): string {
  return states >= 950_000 ? `${Math.round(states / 1_000_000)}M` : `${Math.round(states / 1000)}k`
}
