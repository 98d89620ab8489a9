import { parseArgs } from 'node:util'
import { command } from '../tools/lib/command'
import { PlainError } from '../tools/lib/plain-error'
import { FIGURES } from './figures/figures'
import type { Figure } from './support/figure'
import { keepResults } from './support/kept-results'
import { startWorld } from './support/start-world'

/** What it says on the way goes to standard error, so that standard output is JSON lines only. */
const log = (line: string) => process.stderr.write(`${line}\n`)

/**
 * `npm run bench [-- NAME …] [--keep]`: measures and prints a JSON line for each figure; with `--keep` they go into `bench/results.jsonl`, from
 * which docs/benchmarks.md is made. Exit 1 where a bar does not hold.
 */
await command(async (life) => {
  const { positionals: asked, values } = parseArgs({
    args: process.argv.slice(2),
    options: { keep: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const unknown = asked.filter((name) => !Object.hasOwn(FIGURES, name))
  if (unknown.length > 0)
    throw new PlainError(
      `No figure is called ${unknown.join(', ')}. There are: ${Object.keys(FIGURES).join(', ')}`,
    )
  let started: ReturnType<typeof startWorld> | undefined
  const world = () => (started ??= startWorld(life, log))
  const measured: Figure[] = []
  for (const [name, run] of Object.entries(FIGURES)) {
    if (asked.length > 0 && !asked.includes(name)) continue
    log(`Measuring ${name} …`)
    for (const figure of await run(world)) {
      process.stdout.write(`${JSON.stringify(figure)}\n`)
      measured.push(figure)
    }
  }
  if (values.keep) await keepResults(measured, new Date())
  return measured.every(({ holds }) => holds) ? 0 : 1
})
