import { workerData } from 'node:worker_threads'
import { tsImport } from 'tsx/esm/api'

// Begins a thread beside the serving one (`lib/ingest/apart/thread-pool.ts`): loads a TypeScript file of this repository, as commands do.
await tsImport(workerData.file, { parentURL: import.meta.url, tsconfig: workerData.tsconfig })
