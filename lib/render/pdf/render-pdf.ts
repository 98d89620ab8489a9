import { createHash } from 'node:crypto'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { ReportSnapshot } from '@/lib/core/report-snapshot'
import { canonicalBytes } from '@/lib/proof/canonical'
import { reportModel } from './report-model'
import type { Lang } from './words'

/** A report of 93 controls and 5,000 failing subjects takes some ten seconds; ten times that is a runaway. */
const LIMIT_MS = 120_000
const HEAP_MB = 1024

interface Message {
  progress?: number
  pdf?: Uint8Array
}

/**
 * The report as PDF/A-3a, tagged, with the snapshot attached. The same snapshot gives the same bytes, in any process:
 * every date in it is the snapshot's.
 * @param onProgress percent
 * @throws Error when the compiler fails, takes too long or too much memory
 */
export async function renderPdf(
  snapshot: ReportSnapshot,
  lang: Lang,
  onProgress: (percent: number) => void = () => {},
): Promise<Uint8Array> {
  const bytes = canonicalBytes(snapshot)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const model = reportModel(snapshot, lang, sha256)
  const root = process.cwd()
  const worker = new Worker(path.join(root, 'lib', 'render', 'pdf', 'worker.mjs'), {
    workerData: {
      root,
      model: JSON.stringify(model),
      snapshot: new TextDecoder().decode(bytes),
      unixSeconds: model.taken.unix,
    },
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  })
  return new Promise<Uint8Array>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`the report took longer than ${LIMIT_MS / 1000} s`)),
      LIMIT_MS,
    )
    worker.on('message', (message: Message) => {
      if (message.progress !== undefined) onProgress(message.progress)
      if (message.pdf) resolve(message.pdf)
    })
    worker.on('error', reject)
    worker.on('exit', (code) => reject(new Error(`the report's worker ended with ${code}`)))
    timer.unref()
  }).finally(() => worker.terminate())
}
