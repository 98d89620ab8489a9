import { type ChildProcess, spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { root } from '../lib/root'
import { connectAsSuperuser } from '../postgres/connect'
import { readNote } from '../postgres/note'
import { claimedBy, isPostgres } from '../postgres/running'
import { family } from './processes'
import type { Victim } from './victim'

/** `npm start` in a process of its own, with whoever starts it again when it ends. */
export interface NpmStart extends Victim {
  /** What it printed last, for where it does not come up. */
  said: () => string
  /** How often it ended although nobody killed it: while it came up, and after it had been ready. */
  ended: () => { early: number; ready: number }
  /** Ends it as an operator does, and starts it no more. @returns its exit code */
  terminate: () => Promise<number | null>
}

/**
 * Runs the built app as `npm start` does, on an embedded database of its own in `data`, and starts it again whenever it ends.
 * What it prints goes to `start.log` of that folder.
 */
export function npmStart(data: string, port: number): NpmStart {
  const log = createWriteStream(join(data, 'start.log'), { flags: 'a', mode: 0o600 })
  const ended = { early: 0, ready: 0 }
  let files: string | undefined
  let said = ''
  const hear = (chunk: Buffer) => {
    log.write(chunk)
    said = (said + chunk).slice(-4000)
  }
  let stopping = false
  let child: ChildProcess | undefined
  const start = (): void => {
    const own = spawn(process.execPath, ['tools/start.mjs'], {
      cwd: root,
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        NODE_ENV: 'production',
        PLIMSOLL_DATA: data,
        PLIMSOLL_URL: `http://localhost:${port}`,
        PLIMSOLL_LISTEN: '127.0.0.1',
        PORT: String(port),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child = own
    let ready = false
    own.stderr?.on('data', hear)
    own.stdout?.on('data', (chunk: Buffer) => {
      hear(chunk)
      ready ||= chunk.includes('Plimsoll is ready')
    })
    own.once('exit', (_, signal) => {
      if (stopping) return
      if (signal !== 'SIGKILL') ended[ready ? 'ready' : 'early']++
      // As a supervisor does it; what was killed with it lets go of the port meanwhile.
      setTimeout(() => {
        if (!stopping) start()
      }, 200)
    })
  }
  return {
    api: `http://127.0.0.1:${port}`,
    startApp() {
      if (!child) start()
    },
    // Its PostgreSQL is no part of it: killed by itself, and outliving a killed app.
    app: () =>
      child?.pid && child.exitCode === null && !child.signalCode ? family(child.pid, /postgres/) : [],
    postgres() {
      const claim = files === undefined ? undefined : claimedBy(files)
      if (!claim || !isPostgres(claim.pid)) return undefined
      return { postmaster: claim.pid, backends: family(claim.pid).slice(1) }
    },
    async untilPostgresAnswers() {
      for (const began = Date.now(); Date.now() - began < 60_000; await sleep(20)) {
        const note = await readNote(data).catch(() => undefined)
        if (!note) continue
        files = note.files
        const client = await connectAsSuperuser(note.port, note.password).catch(() => undefined)
        if (client) return client.end()
      }
      throw new Error('PostgreSQL did not come back within a minute')
    },
    said: () => said,
    ended: () => ended,
    async terminate() {
      stopping = true
      const own = child
      if (!own || own.exitCode !== null || own.signalCode) return own?.exitCode ?? null
      const code = new Promise<number | null>((resolve) => own.once('exit', resolve))
      own.kill('SIGTERM')
      return code
    },
  }
}
