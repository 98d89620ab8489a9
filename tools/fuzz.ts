import { fork } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readShard, type Shard, type ShardResult } from './fuzz/shard'
import { command } from './lib/command'
import { toStdout } from './lib/log'
import { PlainError } from './lib/plain-error'
import { root } from './lib/root'

/** An input that is not read within this is taken to never be. */
const HANGS_MS = 60_000

type Heard = { at: number } | { result: ShardResult }

/**
 * `npm run fuzz [-- --count N --seed N]`: mutations of every real report that is here, read as ingest reads. Prints the seed; each fault
 * names its input, which `--only INDEX` reads again. Exit 1 where there is one.
 */
await command(async (life) => {
  const { values } = parseArgs({
    args: process.argv.slice(2),
    options: {
      count: { type: 'string', default: '100000' },
      seed: { type: 'string' },
      only: { type: 'string' },
      shard: { type: 'string' },
    },
  })
  if (values.shard) return oneShard(JSON.parse(values.shard) as Shard)
  const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000_000))
  const from = Number(values.only ?? 0)
  const count = values.only === undefined ? Number(values.count) : 1
  if (![seed, from, count].every(Number.isSafeInteger))
    throw new PlainError('Say whole numbers: npm run fuzz -- --count 1000 --seed 1')
  const workers = Math.min(count, availableParallelism())
  toStdout(`${count} inputs, seed ${seed}, ${workers} processes`)
  const began = performance.now()
  const size = Math.ceil(count / workers)
  const shards = Array.from({ length: workers }, (_, i) => ({
    seed,
    from: from + i * size,
    to: from + Math.min(count, (i + 1) * size),
  }))
  const results = await Promise.all(shards.map((shard) => inProcess(shard, life.onStop)))
  const sum = (of: (result: ShardResult) => number) => results.reduce((n, result) => n + of(result), 0)
  const faults = results.flatMap((result) => result.faults)
  for (const { index, name, fault } of faults.slice(0, 50)) toStdout(`FAULT ${index} ${name}: ${fault}`)
  const minutes = ((performance.now() - began) / 60_000).toFixed(1)
  toStdout(
    `${sum((r) => r.taken)} taken, ${sum((r) => r.refused)} refused, ${faults.length} faults; ${Math.round(sum((r) => r.bytes) / 1_000_000)} MB in ${minutes} min`,
  )
  return faults.length === 0 ? 0 : 1
})

async function oneShard(shard: Shard): Promise<number> {
  const tell = (heard: Heard) => process.send?.(heard)
  let told = 0
  const result = await readShard(shard, (index) => {
    // Often enough that one that never ends is found, seldom enough to cost nothing.
    if (performance.now() - told < 100) return
    told = performance.now()
    tell({ at: index })
  })
  await new Promise<void>((resolve) => process.send?.({ result } satisfies Heard, () => resolve()))
  return 0
}

/** In a process of its own, so that an input that never ends, or ends the process, is a fault like any other. */
function inProcess(shard: Shard, onStop: (stop: () => Promise<void>) => void): Promise<ShardResult> {
  const child = fork(join(root, 'tools', 'run.mjs'), ['tools/fuzz.ts', '--shard', JSON.stringify(shard)], {
    cwd: root,
  })
  onStop(async () => {
    child.kill('SIGKILL')
  })
  return new Promise((resolve) => {
    let at = shard.from
    let heard = performance.now()
    let done: ShardResult | undefined
    const hangs = setInterval(() => {
      if (performance.now() - heard > HANGS_MS) child.kill('SIGKILL')
    }, 1000)
    child.on('message', (said: Heard) => {
      heard = performance.now()
      if ('result' in said) done = said.result
      else at = said.at
    })
    child.on('exit', (code) => {
      clearInterval(hangs)
      const fault = `the process ended with ${code ?? 'no code'} at this input or one of the few after it`
      resolve(done ?? { taken: 0, refused: 0, bytes: 0, faults: [{ index: at, name: '', fault }] })
    })
  })
}
