import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Worker } from 'node:worker_threads'
import { BeyondLimits, type ThreadLimits } from './beyond-limits'
import type { Said, Task } from './task'
import { unpackedError } from './unpacked-error'

/** Threads that one process has at once: a machine's other core is the database's and the requests'. */
const MOST = 2
/** A thread that has nothing to do goes after this long: it holds some hundred megabytes. */
const IDLE_MS = 60_000
/** A machine that takes this long to begin a thread is overloaded. */
const BEGIN_MS = 120_000

interface Thread {
  worker: Worker
  /** The database it speaks to. */
  url: string | undefined
  limits: ThreadLimits
  idle?: NodeJS.Timeout
}

interface Pool {
  idle: Thread[]
  running: number
  waiting: (() => void)[]
}

// One a process, also across Next's separately bundled files.
const held = globalThis as typeof globalThis & { plimsollThreads?: Pool }

/**
 * Does something for a report in a thread of its own, so that this one goes on answering meanwhile. The thread is as another instance of the
 * application would be: it shares nothing but the database.
 * @throws BeyondLimits once it took more than it may; whatever the task throws
 */
export async function inThread(task: Task, limits: ThreadLimits): Promise<unknown> {
  held.plimsollThreads ??= { idle: [], running: 0, waiting: [] }
  const pool = held.plimsollThreads
  if (pool.running >= MOST) await new Promise<void>((resolve) => pool.waiting.push(resolve))
  else pool.running++
  try {
    const thread = taken(pool, limits)
    const said = await run(thread, task)
    // What a large one left is not worth keeping a thread for.
    if (task.kind === 'place') end(thread)
    else rest(pool, thread)
    if ('failed' in said) throw unpackedError(said.failed)
    return said.done
  } finally {
    const next = pool.waiting.shift()
    if (next) next()
    else pool.running--
  }
}

function taken(pool: Pool, limits: ThreadLimits): Thread {
  const url = process.env.DATABASE_APP_URL
  const fits = (one: Thread) => one.url === url && one.limits.megabytes === limits.megabytes
  const at = pool.idle.findIndex(fits)
  const known = at < 0 ? undefined : pool.idle.splice(at, 1)[0]
  if (!known) return { worker: begin(limits), url, limits }
  clearTimeout(known.idle)
  return { ...known, limits }
}

function begin({ megabytes }: ThreadLimits): Worker {
  // Asked of the process and by a path that is put together here: to whoever bundles this it is no module.
  const { Worker: NodeWorker } = process.getBuiltinModule('node:worker_threads')
  const root = process.cwd()
  const file = pathToFileURL(join(root, 'lib', 'ingest', 'apart', 'do-tasks.ts')).href
  const worker = new NodeWorker(join(root, 'tools', 'server', 'thread.mjs'), {
    workerData: { file, tsconfig: join(root, 'tsconfig.json') },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 64 },
  })
  // One that ends while it has nothing to do is told to nobody; it is not taken again.
  worker.on('error', () => {}).on('exit', () => forget(worker))
  return worker
}

function forget(worker: Worker): void {
  const pool = held.plimsollThreads
  if (pool) pool.idle = pool.idle.filter((one) => one.worker !== worker)
}

type End = Exclude<Said, { begun: true } | { read: true }>

function run({ worker, limits }: Thread, task: Task): Promise<End> {
  return new Promise((resolve, reject) => {
    // Time that goes before the thread begins says nothing of the report either.
    let isReading = false
    const beyond = (what: 'memory' | 'time') => over(() => reject(new BeyondLimits(what, isReading, limits)))
    const within = (ms: number) =>
      setTimeout(() => {
        beyond('time')
        worker.terminate()
      }, ms)
    const onMessage = (said: Said) => {
      if ('begun' in said) {
        isReading = true
        clearTimeout(timer)
        timer = within(limits.ms)
      } else if ('read' in said) isReading = false
      else over(() => resolve(said))
    }
    const onError = (error: NodeJS.ErrnoException) =>
      error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? beyond('memory') : over(() => reject(error))
    const onExit = () => over(() => reject(new Error('The thread of a report ended before the report did.')))
    let timer = within(BEGIN_MS)
    const over = (settle: () => void) => {
      clearTimeout(timer)
      worker.off('message', onMessage).off('error', onError).off('exit', onExit)
      worker.unref()
      settle()
    }
    worker.on('message', onMessage).on('error', onError).on('exit', onExit)
    worker.ref()
    worker.postMessage(task)
  })
}

function rest(pool: Pool, thread: Thread): void {
  pool.idle.push(thread)
  thread.idle = setTimeout(() => {
    forget(thread.worker)
    end(thread)
  }, IDLE_MS).unref()
}

/** Lets it close its connections and go. */
function end({ worker }: Thread): void {
  worker.postMessage(null)
}
