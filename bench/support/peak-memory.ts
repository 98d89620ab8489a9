import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** Reports whose reading is weighed: by name, so that a process of its own can make them. */
export type Weighed =
  | { kind: 'trivy'; count: number }
  | { kind: 'arf'; rules: number; characteristics: number }

/** What reading one took at its peak, in bytes: live memory beside what was there before, the report's own bytes included. */
export interface Peak {
  report: number
  peak: number
}

/** Weighs in a fresh process that collects its garbage whenever it is weighed. */
export async function peakMemory(weighed: Weighed): Promise<Peak> {
  const args = ['--expose-gc', 'tools/run.mjs', 'bench/weigh.ts', JSON.stringify(weighed)]
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1_000_000 })
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}') as Peak
}
