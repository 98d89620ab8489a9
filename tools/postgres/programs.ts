import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { PlainError } from '../lib/plain-error'
import type { Account } from './account'

/** The environment of PostgreSQL's programs: nothing of ours that could steer or leak into them. */
const environment = (): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  LANG: 'C',
  LC_ALL: 'C',
  TZ: 'UTC',
  NODE_ENV: process.env.NODE_ENV,
  ...(process.platform === 'win32' ? { SystemRoot: process.env.SystemRoot, TEMP: process.env.TEMP } : {}),
})

/** Options every PostgreSQL program is started with: its user, a clean environment, a folder it can stand in. */
export const asAccount = (account: Account | undefined) => ({
  ...(account ? { uid: account.uid, gid: account.gid } : {}),
  env: environment(),
  cwd: process.platform === 'win32' ? undefined : '/',
  windowsHide: true,
})

/** Full path of one of PostgreSQL's programs. */
export const programPath = (programs: string, name: 'initdb' | 'pg_ctl' | 'postgres'): string =>
  join(programs, 'bin', process.platform === 'win32' ? `${name}.exe` : name)

/**
 * Runs one program to its end.
 * @throws {PlainError} when its user cannot reach it; {Error} with what it printed when it fails.
 */
export function runProgram(
  path: string,
  args: readonly string[],
  account: Account | undefined,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(path, args, { ...asAccount(account), stdio: ['ignore', 'pipe', 'pipe'] })
    let printed = ''
    child.stdout.on('data', (chunk: Buffer) => (printed += chunk))
    child.stderr.on('data', (chunk: Buffer) => (printed += chunk))
    child.on('error', (error: NodeJS.ErrnoException) => reject(unreachable(error, path, account) ?? error))
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`${path} ended with ${code}:\n${printed.trim()}`)),
    )
  })
}

/** The sentence for a program that its user may not start. */
export function unreachable(
  error: NodeJS.ErrnoException,
  path: string,
  account: Account | undefined,
): PlainError | undefined {
  if (error.code !== 'EACCES' || !account) return undefined
  return new PlainError(
    `The user "${account.name}", as which the database runs under root, may not start ${path}. ` +
      'Move the folder to where every user can enter it (for example /opt), or run the command as an ordinary user.',
  )
}
