import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { freePort } from '../lib/free-port'
import type { Lifecycle } from '../lib/lifecycle'
import { PlainError } from '../lib/plain-error'
import { root } from '../lib/root'
import { temporaryFolder } from '../lib/temporary-folder'
import { removePostgres } from '../postgres/remove'

/** A demo that is ready. */
export type RunningDemo = { readonly url: string; readonly data: string }

/**
 * Runs `tools/demo.mjs` itself, as a person would, with a data folder and a port of its own; stops and deletes it with
 * the command. Resolves when it prints its last line.
 */
export async function startDemo(life: Lifecycle): Promise<RunningDemo> {
  const data = await temporaryFolder('e2e')
  life.onStop(() => removePostgres(data))
  const port = await freePort()
  const child = spawn(process.execPath, [join(root, 'tools', 'demo.mjs')], {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(port),
      PLIMSOLL_DATA: data,
      DATABASE_URL: '',
      DATABASE_APP_URL: '',
      PLIMSOLL_SECRET: '',
      PLIMSOLL_URL: '',
      PLIMSOLL_LISTEN: '',
      // Identity providers of the tests run on this machine.
      PLIMSOLL_OUTGOING_ALLOW: 'localhost,127.0.0.1',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<number>((resolve) => child.on('exit', (code) => resolve(code ?? 1)))
  life.onStop(async () => {
    child.kill('SIGTERM')
    await ended
  })
  const url = await new Promise<string>((resolve, reject) => {
    let line = ''
    child.stdout.on('data', (chunk: Buffer) => {
      process.stdout.write(chunk)
      line = (line + chunk).slice(-2000)
      const ready = /^Plimsoll is ready at (\S+)$/m.exec(line)
      if (ready?.[1]) resolve(ready[1])
    })
    void ended.then((code) => reject(new PlainError(`The demo ended with ${code} before it was ready.`)))
  })
  return { url, data }
}
