import { type ChildProcess, fork } from 'node:child_process'
import { closeSync, mkdirSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { root } from '../lib/root'
import { serverEnvironment } from '../server/server-environment'
import type { OwnDatabase } from './own-database'

/** A running `bare-app.ts`. */
export interface BareApp {
  readonly api: string
  readonly child: ChildProcess
  /** Waits until it says that it is ready. */
  readonly untilReady: () => Promise<void>
  readonly end: () => void
}

/** Starts the app's routes and workers in a process of their own, on a database that is migrated. */
export function startBareApp(
  { appUrl, secret, data }: Pick<OwnDatabase, 'appUrl' | 'secret' | 'data'>,
  port: number,
  more: Readonly<Record<string, string>> = {},
): BareApp {
  const api = `http://127.0.0.1:${port}`
  const env = serverEnvironment(process.env, { appUrl, secret, url: api, port, mode: 'production' })
  // What fails while its database is away is said a hundred times; a test that fails finds it there.
  mkdirSync(data, { recursive: true })
  const log = openSync(join(data, 'server.log'), 'a', 0o600)
  const child = fork(join(root, 'tools/run.mjs'), ['tools/testing/bare-app.ts'], {
    cwd: root,
    env: { ...env, PLIMSOLL_DATA: data, ...more },
    // No flag of the test runner: its loaders are none of the app's.
    execArgv: [],
    stdio: ['ignore', 'ignore', log, 'ipc'],
  })
  closeSync(log)
  return {
    api,
    child,
    async untilReady() {
      for (const began = Date.now(); Date.now() - began < 60_000; await sleep(100)) {
        const ready = await fetch(`${api}/readyz`).catch(() => undefined)
        if (ready?.ok) return
      }
      throw new Error('the app is not ready within a minute')
    },
    end: () => child.kill('SIGKILL'),
  }
}
