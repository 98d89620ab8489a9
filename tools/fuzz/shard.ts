import { mutate, mutations } from './mutations'
import { readInput } from './read-input'
import { type Seed, seeds } from './seeds'

/** A stretch of a run's inputs. */
export interface Shard {
  seed: number
  from: number
  to: number
}

/** What a stretch came to. */
export interface ShardResult {
  taken: number
  refused: number
  bytes: number
  faults: { index: number; name: string; fault: string }[]
}

/** Mutations are made in blocks, so that an input can be made again without all before it. */
const BLOCK = 1000
/** A large report is as many inputs dearer: it is taken for one of as many of its turns. */
const DEAR_BYTES = 200_000

/** Reads a stretch of inputs; `progress` hears of each before it is read, so that one that never ends is known. */
export async function readShard(
  { seed, from, to }: Shard,
  progress: (index: number) => void,
): Promise<ShardResult> {
  const all = seeds()
  const result: ShardResult = { taken: 0, refused: 0, bytes: 0, faults: [] }
  for (let index = from; index < to; index++) {
    progress(index)
    const { name, bytes } = input(all, seed, index)
    result.bytes += bytes.length
    const read = await readInput(bytes)
    if (read === 'taken' || read === 'refused') result[read]++
    else result.faults.push({ index, name, fault: read.fault })
  }
  return result
}

let block: { key: string; made: ReturnType<typeof mutations> } | undefined

/** The input of a number: always the same bytes for the same seeds. */
export function input(
  all: readonly Seed[],
  seed: number,
  index: number,
): { name: string; bytes: Uint8Array } {
  const key = `${seed} ${Math.floor(index / BLOCK)}`
  if (block?.key !== key) block = { key, made: mutations(BLOCK, seed + Math.floor(index / BLOCK)) }
  const mutation = block.made[index % BLOCK]
  const turn = Math.floor(index / all.length)
  const report = all[index % all.length]
  if (!report || !mutation) throw new Error('there are no reports to make inputs from')
  const bytes = report.read()
  const dear = Math.ceil(bytes.length / DEAR_BYTES)
  const part = turn % dear === 0 ? bytes : bytes.subarray(0, DEAR_BYTES)
  return { name: report.name, bytes: mutate(part, mutation) }
}
