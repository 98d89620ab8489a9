import { randomBytes, randomUUID } from 'node:crypto'
import { link, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dataFolder } from './data-folder'
import { PlainError } from './plain-error'

/**
 * The installation's secret: the given one, or the one in `secret` of the data folder, which is made once (32 random
 * bytes, readable by its owner alone).
 * @throws {PlainError} when that file was cut short: another secret would make every key and password another one.
 */
export async function installationSecret(given: string | undefined, data: string): Promise<string> {
  if (given !== undefined) return given
  const file = join(await dataFolder(data), 'secret')
  const fresh = `${file}.${randomUUID()}`
  await writeFile(fresh, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flush: true })
  // Of two commands that make it at once, one wins and both read the winner's.
  await link(fresh, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await rm(fresh)
  const secret = (await readFile(file, 'utf8')).trim()
  if (Buffer.byteLength(secret) >= 32) return secret
  throw new PlainError(`The secret in ${file} is damaged. Restore that file, or set PLIMSOLL_SECRET.`)
}
