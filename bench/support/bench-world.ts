import type { Serving } from '../../tools/server/serve'
import type { BenchStore } from './bench-store'
import { cpuOf } from './cpu-of'
import { memoryOf } from './memory-of'

/** What a figure measures on: the built app, serving on a database of its own. */
export interface BenchWorld extends BenchStore {
  /** Where the app answers, without `/api/v1`. */
  api: string
  /** Milliseconds of CPU that the app and the whole database server used so far. */
  cpu: () => { app: number; database: number }
  /** Bytes of memory that the app holds. */
  memory: () => number
}

/** The same store with a running app. */
export function benchWorld(api: string, store: BenchStore, serving: Serving): BenchWorld {
  return {
    ...store,
    api,
    cpu: () => ({ app: cpuOf(serving.pid), database: store.databaseCpu() }),
    memory: () => memoryOf(serving.pid),
  }
}
