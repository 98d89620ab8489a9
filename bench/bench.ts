import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import { command } from '../tools/lib/command'
import { PlainError } from '../tools/lib/plain-error'
import { root } from '../tools/lib/root'
import { FIGURES } from './figures/figures'
import { startWorld } from './support/start-world'

/** What it says on the way goes to standard error, so that standard output is JSON lines only. */
const log = (line: string) => process.stderr.write(`${line}\n`)

/** `npm run bench [-- NAME …]`: measures, prints a JSON line for each figure and keeps it in `.tmp/bench.jsonl`. Exit 1 where a bar does not hold. */
await command(async (life) => {
  const asked = process.argv.slice(2)
  const unknown = asked.filter((name) => !Object.hasOwn(FIGURES, name))
  if (unknown.length > 0)
    throw new PlainError(
      `No figure is called ${unknown.join(', ')}. There are: ${Object.keys(FIGURES).join(', ')}`,
    )
  let started: ReturnType<typeof startWorld> | undefined
  const world = () => (started ??= startWorld(life, log))
  let failed = 0
  for (const [name, run] of Object.entries(FIGURES)) {
    if (asked.length > 0 && !asked.includes(name)) continue
    log(`Measuring ${name} …`)
    for (const figure of await run(world)) {
      const line = JSON.stringify(figure)
      process.stdout.write(`${line}\n`)
      await appendFile(join(root, '.tmp', 'bench.jsonl'), `${line}\n`)
      if (!figure.holds) failed++
    }
  }
  return failed === 0 ? 0 : 1
})
