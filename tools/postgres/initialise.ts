import { existsSync, readFileSync } from 'node:fs'
import { chown, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PlainError } from '../lib/plain-error'
import type { Account } from './account'
import { programPath, runProgram } from './programs'

/** The operating system's own names for *plain order, UTF-8 characters*; pg_trgm sees no Chinese without the second. */
const LOCALE =
  process.platform === 'darwin'
    ? ['--locale=C', '--lc-ctype=en_US.UTF-8']
    : process.platform === 'win32'
      ? ['--locale=C']
      : ['--locale=C.UTF-8']

/**
 * Makes the database's files if there are none: UTF-8 with the built-in C.UTF-8 locale (the same order on every
 * platform), passwords as SCRAM, checksums on pages.
 * @returns whether they were made now.
 * @throws {PlainError} when files of another major version are there.
 */
export async function initialise(
  { files, programs }: { files: string; programs: string },
  version: string,
  password: string,
  account: Account | undefined,
): Promise<boolean> {
  const mark = join(files, 'PG_VERSION')
  if (existsSync(mark)) {
    const found = readFileSync(mark, 'utf8').trim()
    const wanted = version.split('.')[0]
    if (found === wanted) return false
    throw new PlainError(
      `The database in ${files} was made by PostgreSQL ${found}; this is PostgreSQL ${wanted}. ` +
        'Use the Plimsoll version that made it, or set PLIMSOLL_DATA to another folder to begin anew.',
    )
  }
  // Made beside its place and moved there whole: a first start that is cut short leaves no half database.
  const half = `${files}.new`
  const passwordFile = `${files}.password`
  try {
    await rm(half, { recursive: true, force: true })
    await mkdir(half, { recursive: true, mode: 0o700 })
    await writeFile(passwordFile, password, { mode: 0o600, flush: true })
    if (account) for (const path of [half, passwordFile]) await chown(path, account.uid, account.gid)
    await runProgram(
      programPath(programs, 'initdb'),
      [
        `--pgdata=${half}`,
        '--username=postgres',
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        ...LOCALE,
        '--data-checksums',
      ],
      account,
    )
    await rename(half, files)
  } finally {
    await rm(passwordFile, { force: true })
    await rm(half, { recursive: true, force: true })
  }
  return true
}
