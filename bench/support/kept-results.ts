import { readFile, writeFile } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { root } from '../../tools/lib/root'
import type { Figure } from './figure'

/** A figure as it was last measured, with what it was measured on. */
export interface KeptFigure extends Figure {
  /** The day, UTC. */
  on: string
  cores: number
  node: string
}

const FILE = join(root, 'bench', 'results.jsonl')

/** What was measured last, a JSON line for each figure. */
export async function keptResults(): Promise<KeptFigure[]> {
  const lines = (await readFile(FILE, 'utf8')).split('\n').filter((line) => line !== '')
  return lines.map((line) => JSON.parse(line) as KeptFigure)
}

/** Keeps figures in the place of those of the same names. */
export async function keepResults(figures: readonly Figure[], at: Date): Promise<void> {
  const machine = { on: at.toISOString().slice(0, 10), cores: availableParallelism(), node: process.version }
  const known = new Map((await keptResults()).map((figure) => [figure.name, figure]))
  for (const figure of figures) known.set(figure.name, { ...figure, ...machine })
  await writeFile(FILE, [...known.values()].map((figure) => `${JSON.stringify(figure)}\n`).join(''))
}
