import { fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fontPaths } from './fonts'

export interface CompilerInput {
  /** JSON that the template draws. */
  model: string
  /** What is attached, to the byte. */
  snapshot: Uint8Array
  /** The only date in the file, seconds. */
  unixSeconds: number
}

export interface CompilerLimits {
  milliseconds: number
  /** Of the compiler's own memory. Only Linux says how much another process holds; elsewhere only time is limited. */
  megabytes: number
}

type Message = { progress: number } | { pdf: Uint8Array } | { error: string }

const LOOK_EVERY_MS = 200

/**
 * Typesets in a process of its own. A thread would not do: the compiler is native code, which can neither be stopped in a
 * thread nor be limited in memory, and whose crash would take the server along. The process gets no environment, so no
 * secrets, but the word that the machine has no fonts: only the bundled ones are drawn with.
 * @throws Error when it fails, crashes, or goes over a limit
 */
export async function compileReport(
  input: CompilerInput,
  limits: CompilerLimits,
  onProgress: (percent: number) => void,
): Promise<Uint8Array> {
  const root = process.cwd()
  const folder = join(root, 'lib', 'render', 'pdf')
  const child = fork(/* turbopackIgnore: true */ join(folder, 'compiler.mjs'), [], {
    cwd: root,
    env: { NODE_ENV: 'production', FONTCONFIG_FILE: join(folder, 'fonts.conf') },
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  const watches: NodeJS.Timeout[] = []
  try {
    return await new Promise<Uint8Array>((resolve, reject) => {
      const fail = (why: string) => reject(new Error(`the report's compiler ${why}`))
      watches.push(
        setTimeout(() => fail(`took longer than ${limits.milliseconds / 1000} s`), limits.milliseconds),
        setInterval(() => {
          if (memoryOf(child.pid) > limits.megabytes) fail(`took more than ${limits.megabytes} MB of memory`)
        }, LOOK_EVERY_MS),
      )
      let said = ''
      child.stderr?.on('data', (chunk: Buffer) => {
        said = (said + chunk.toString('utf8')).slice(-2000)
      })
      child.on('message', (message: Message) => {
        if ('progress' in message) onProgress(message.progress)
        else if ('pdf' in message) resolve(message.pdf)
        else fail(`failed: ${message.error}`)
      })
      child.on('error', reject)
      child.on('close', (code, signal) => fail(`ended with ${signal ?? code} ${said}`.trim()))
      child.send({ ...input, fontPaths: fontPaths() }, (error) => error && reject(error))
    })
  } finally {
    for (const watch of watches) clearTimeout(watch)
    child.kill('SIGKILL')
  }
}

/** Megabytes that a process holds; 0 where the system does not say. */
function memoryOf(pid: number | undefined): number {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return Number(kilobytes ?? 0) / 1024
  } catch {
    return 0
  }
}
