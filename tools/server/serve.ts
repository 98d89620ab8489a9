import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Lifecycle } from '../lib/lifecycle'
import { root } from '../lib/root'
import { errorLog } from './error-log'

/** A serving process. */
export type Serving = {
  /** Its process, which others may measure or kill. */
  readonly pid: number
  /** Settles when it ends by itself: with its exit code. */
  readonly ended: Promise<number>
  /** What it printed last, for a failure at start. */
  readonly said: () => string
}

/** Where what it prints goes, beside what is kept for a failure at start. */
export type Output = {
  /** Whether it is shown as it comes. */
  readonly show: boolean
  /** File its standard error is appended to. */
  readonly errors?: string
}

/** Longer than it gives itself (`drain.mjs`), shorter than compose.yaml gives all of us. */
const GRACE_MS = 25_000

/**
 * Starts Next.js in a process of its own and stops it with the command. It has its own process group, so that Ctrl-C
 * reaches it only through us, before the database stops.
 */
export function serve(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  life: Lifecycle,
  { show, errors }: Output,
): Serving {
  const preload = pathToFileURL(join(root, 'tools', 'server', 'preload.mjs')).href
  const child = fork(join(root, 'node_modules', 'next', 'dist', 'bin', 'next'), args, {
    cwd: root,
    env,
    execArgv: ['--import', preload],
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let said = ''
  const log = errors === undefined ? undefined : errorLog(errors)
  const hear = (to: NodeJS.WriteStream) => (chunk: Buffer) => {
    said = (said + chunk).slice(-4000)
    if (to === process.stderr) log?.write(chunk)
    if (show) to.write(chunk)
  }
  child.stdout?.on('data', hear(process.stdout))
  child.stderr?.on('data', hear(process.stderr))
  const ended = new Promise<number>((resolve) => {
    child.on('error', () => resolve(1))
    child.on('exit', (code) => resolve(code ?? 1))
  })
  child.stderr?.on('close', () => log?.close())
  life.onStop(() => stopChild(child, ended))
  return { pid: child.pid ?? 0, ended, said: () => said }
}

async function stopChild(child: ChildProcess, ended: Promise<number>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  const killer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS)
  await ended
  clearTimeout(killer)
}
