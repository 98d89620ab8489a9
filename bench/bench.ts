import { parseArgs } from 'node:util'
import { closeConnections } from '../lib/store/client'
import { command } from '../tools/lib/command'
import { PlainError } from '../tools/lib/plain-error'
import { FIGURES } from './figures/figures'
import { startStore } from './support/bench-store'
import type { Figure } from './support/figure'
import { keepResults } from './support/kept-results'
import { startWorld } from './support/start-world'

/** What it says on the way goes to standard error, so that standard output is JSON lines only. */
const log = (line: string) => process.stderr.write(`${line}\n`)

/**
 * `npm run bench [-- NAME …] [--keep] [--most N]`: measures and prints a JSON line for each figure; with `--keep` they go into
 * `bench/results.jsonl`, from which docs/benchmarks.md is made. Growth is measured up to N current states, a million where it is not
 * said; ten million take some 25 GB of disk and half an hour. Exit 1 where a bar does not hold.
 */
await command(async (life) => {
  const { positionals: asked, values } = parseArgs({
    args: process.argv.slice(2),
    options: { keep: { type: 'boolean', default: false }, most: { type: 'string', default: '1000000' } },
    allowPositionals: true,
  })
  const unknown = asked.filter((name) => !Object.hasOwn(FIGURES, name))
  if (unknown.length > 0)
    throw new PlainError(
      `No figure is called ${unknown.join(', ')}. There are: ${Object.keys(FIGURES).join(', ')}`,
    )
  const most = Number(values.most)
  if (!Number.isInteger(most) || most < 100_000)
    throw new PlainError('--most takes a number of states, at least 100000')
  const store = once(async () => {
    const one = await startStore(life, log)
    life.onStop(closeConnections)
    return one
  })
  const world = once(async () => startWorld(life, log, await store()))
  const measured: Figure[] = []
  for (const [name, run] of Object.entries(FIGURES)) {
    if (asked.length > 0 && !asked.includes(name)) continue
    log(`Measuring ${name} …`)
    for (const figure of await run({ store, world, most, log })) {
      process.stdout.write(`${JSON.stringify(figure)}\n`)
      measured.push(figure)
    }
  }
  if (values.keep) await keepResults(measured, new Date())
  return measured.every(({ holds }) => holds) ? 0 : 1
})

/** Does something when it is first wanted. */
function once<T>(work: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | undefined
  return () => {
    done ??= work()
    return done
  }
}
