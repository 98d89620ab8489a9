import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, statSync, truncateSync } from 'node:fs'
import type { Account } from './account'
import { asAccount, programPath, unreachable } from './programs'

/** A server process on its way up. */
export type Launched = {
  readonly child: ChildProcess
  /** Settles only if the process ends: with the reason. */
  readonly ended: Promise<Error>
}

/** Settings for one machine that also runs the app. Durability stays as PostgreSQL ships it. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  password_encryption: 'scram-sha-256',
  max_connections: '100',
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  random_page_cost: '1.1',
}
const LOG_LIMIT = 10 * 1024 * 1024

/**
 * Starts the server in a session of its own, so that Ctrl-C reaches it only through us and in our order.
 * What it prints goes to `logFile`, which is emptied when it has grown past 10 MB.
 */
export function launch(
  place: { files: string; programs: string },
  port: number,
  settings: Readonly<Record<string, string>>,
  account: Account | undefined,
  logFile: string,
): Launched {
  const options = Object.entries({ ...SETTINGS, ...settings, port: String(port) })
  const path = programPath(place.programs, 'postgres')
  const log = openSync(logFile, 'a', 0o600)
  if (statSync(logFile).size > LOG_LIMIT) truncateSync(logFile)
  const from = statSync(logFile).size
  const child = spawn(
    path,
    ['-D', place.files, ...options.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    {
      ...asAccount(account),
      detached: true,
      stdio: ['ignore', log, log],
    },
  )
  closeSync(log)
  const ended = new Promise<Error>((resolve) => {
    child.on('error', (error) => resolve(unreachable(error, path, account) ?? error))
    child.on('exit', (code, signal) => {
      resolve(new Error(`PostgreSQL ended with ${code ?? signal}:\n${lastLines(logFile, from)}`))
    })
  })
  child.unref()
  return { child, ended }
}

/** What it said last; whoever stopped it may have deleted the file already. */
function lastLines(logFile: string, from: number): string {
  if (!existsSync(logFile)) return ''
  return readFileSync(logFile).subarray(from).toString().trim().split('\n').slice(-8).join('\n')
}
