import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { detectFormat } from '../lib/formats/detect'
import type { Peak, Weighed } from './support/peak-memory'
import { trivyReport } from './support/trivy-report'
import { arfReport } from './support/xccdf-report'

const CHUNK = 64 * 1024
/** A look at what lives costs a collection of all garbage. */
const LOOKS = 40

function live(): number {
  // What a first collection lets go of outside of the heap counts until the second.
  globalThis.gc?.()
  globalThis.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

/** `node --expose-gc tools/run.mjs bench/weigh.ts JSON`: reads one report as it comes and prints what lived at its peak. */
const weighed = JSON.parse(process.argv[2] ?? '{}') as Weighed
console.log(
  JSON.stringify(weighed.kind === 'trivy' ? await weighTrivy(weighed.count) : await weighArf(weighed)),
)

/** The bytes are held, as a request's are. */
async function weighTrivy(count: number): Promise<Peak> {
  const path = join(await mkdtemp(join(tmpdir(), 'plimsoll-weigh-')), 'report.json')
  await writeFile(path, trivyReport(count))
  const before = live()
  const held = await readFile(path)
  await rm(dirname(path), { recursive: true })
  const report = held.length
  const peak = await read(
    (function* () {
      for (let at = 0; at < held.length; at += CHUNK) yield held.subarray(at, at + CHUNK)
    })(),
    Math.ceil(report / CHUNK),
  )
  return { report, peak: peak - before }
}

/** The bytes come from elsewhere and are held by nobody. */
async function weighArf(shape: { rules: number; characteristics: number }): Promise<Peak> {
  let report = 0
  for (const text of arfReport(shape)) report += text.length
  const before = live()
  const encoder = new TextEncoder()
  const peak = await read(
    (function* () {
      let text = ''
      for (const piece of arfReport(shape)) {
        text += piece
        if (text.length < CHUNK) continue
        yield encoder.encode(text)
        text = ''
      }
      yield encoder.encode(text)
    })(),
    Math.ceil(report / CHUNK),
  )
  return { report, peak: peak - before }
}

async function read(chunks: Generator<Uint8Array>, count: number): Promise<number> {
  const every = Math.max(1, Math.floor(count / LOOKS))
  const [first = new Uint8Array()] = [chunks.next().value as Uint8Array]
  const { format } = detectFormat({ head: first, size: count * CHUNK, hints: {} })
  let peak = 0
  let seen = 0
  async function* all() {
    yield first
    for (const chunk of chunks) {
      if (seen++ % every === 0) peak = Math.max(peak, live())
      yield chunk
    }
    peak = Math.max(peak, live())
  }
  let events = 0
  for await (const _ of format.parse(all(), {})) if (events++ % 5000 === 0) peak = Math.max(peak, live())
  return Math.max(peak, live())
}
