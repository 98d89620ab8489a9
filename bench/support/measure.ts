import type { BenchWorld } from './bench-world'

/** What one repetition used on average. CPU and time in milliseconds. */
export interface Used {
  app: number
  database: number
  wall: number
}

/** Runs work `n` times, one after the other, and answers what one of them used. */
export async function measure(
  world: BenchWorld,
  n: number,
  work: (i: number) => Promise<void>,
): Promise<Used> {
  const cpu = world.cpu()
  const began = performance.now()
  for (let i = 0; i < n; i++) await work(i)
  const wall = performance.now() - began
  const after = world.cpu()
  return {
    app: (after.app - cpu.app) / n,
    database: (after.database - cpu.database) / n,
    wall: wall / n,
  }
}
