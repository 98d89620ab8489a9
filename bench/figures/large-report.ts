import { setTimeout as sleep } from 'node:timers/promises'
import type { Bench } from '../support/bench'
import { type BenchTenant, benchTenant } from '../support/bench-tenant'
import type { BenchWorld } from '../support/bench-world'
import { percentile } from '../support/call-cost'
import { type Figure, figure } from '../support/figure'
import { trivyReport } from '../support/trivy-report'

const COUNT = 100_000
/** Others ask this often. */
const EVERY_MS = 50
const IDLE = 200
const LIMIT_MS = 15 * 60_000

/**
 * A Trivy report of 100,000 vulnerabilities through the HTTP API: answered when it is kept, and placed by a job in a thread beside the one
 * that answers. What others wait meanwhile for a small answer, against what they wait when nothing else goes on; and what the server holds.
 */
export async function largeReport(bench: Bench): Promise<Figure[]> {
  const world = await bench.world()
  const tenant = await benchTenant('bench-large')
  const body = new TextEncoder().encode(trivyReport(COUNT, { terse: true }))
  const small = new TextEncoder().encode(trivyReport(20, { terse: true }))
  const first = await handIn(world, tenant, small, 'small')
  const ask = async () => {
    const began = performance.now()
    const said = await submission(world, tenant, first.id)
    return { took: performance.now() - began, said }
  }
  for (let i = 0; i < IDLE; i++) await ask()
  const idle: number[] = []
  for (let i = 0; i < IDLE; i++, await sleep(EVERY_MS)) idle.push((await ask()).took)

  const before = world.memory()
  let peak = before
  const watch = setInterval(() => {
    peak = Math.max(peak, world.memory())
  }, 100)
  const began = performance.now()
  const large = await handIn(world, tenant, body, 'large')
  const answered = performance.now() - began
  const busy: number[] = []
  let state = large.state
  for (let i = 0; state === 'received' && performance.now() - began < LIMIT_MS; i++, await sleep(EVERY_MS)) {
    busy.push((await ask()).took)
    if (i % 20 === 0) state = (await submission(world, tenant, large.id)).state
  }
  const placed = performance.now() - began
  clearInterval(watch)
  if (state !== 'parsed') throw new Error(`the report is ${state}`)
  bench.log(`${(body.length / 1e6).toFixed(0)} MB, answered after ${(answered / 1000).toFixed(1)} s`)
  const megabytes = (bytes: number) => bytes / 1e6
  return [
    figure({
      name: 'large-report/others',
      value: percentile(busy, 0.95),
      unit: 'ms for a small answer, 95th percentile',
      reference: { name: 'when nothing else goes on', value: percentile(idle, 0.95) },
      n: busy.length,
      bar: { most: 5, of: 'ratio' },
    }),
    figure({
      name: 'large-report/memory',
      value: megabytes(peak - before),
      unit: 'MB more of the server at its peak',
      reference: { name: 'MB of the report', value: megabytes(body.length) },
      n: COUNT,
      bar: { most: 1000, of: 'value' },
    }),
    figure({
      name: 'large-report/placed',
      value: placed / 1000,
      unit: 's until it is placed',
      reference: { name: 's until it was answered', value: answered / 1000 },
      n: COUNT,
      bar: { most: 60, of: 'value' },
    }),
  ]
}

interface Said {
  id: string
  state: string
}

async function handIn(
  { api }: BenchWorld,
  { token }: BenchTenant,
  body: Uint8Array<ArrayBuffer>,
  asset: string,
): Promise<Said> {
  const response = await fetch(`${api}/api/v1/submissions?asset=${asset}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/octet-stream' },
    body,
  })
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
  return (await response.json()) as Said
}

async function submission({ api }: BenchWorld, { token }: BenchTenant, id: string): Promise<Said> {
  const headers = { Authorization: `Bearer ${token}` }
  const response = await fetch(`${api}/api/v1/submissions/${id}`, { headers })
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`)
  return (await response.json()) as Said
}
