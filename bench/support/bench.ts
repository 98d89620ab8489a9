import type { BenchStore } from './bench-store'
import type { BenchWorld } from './bench-world'

/** What figures are measured with; each part is started by the first that wants it. */
export interface Bench {
  store: () => Promise<BenchStore>
  world: () => Promise<BenchWorld>
  /** The greatest number of current states that growth is measured to. */
  most: number
  /** Says what goes on, beside the figures. */
  log: (line: string) => void
}
