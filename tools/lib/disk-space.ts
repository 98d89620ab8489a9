import { existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { PlainError } from './plain-error'

const MB = 1024 * 1024

/** Free space for whoever runs this, in megabytes, on the disk that holds `path` or its nearest existing parent. */
export async function freeMegabytes(path: string): Promise<number> {
  const existing = existsSync(path) ? path : dirname(path)
  if (existing !== path && !existsSync(existing)) return freeMegabytes(existing)
  const { bavail, bsize } = await statfs(existing)
  return Math.floor((bavail * bsize) / MB)
}

/** @throws {PlainError} when fewer than `needed` megabytes are free on the disk of `path`. */
export async function requireSpace(path: string, needed: number, what: string): Promise<void> {
  const free = await freeMegabytes(path)
  if (free < needed) {
    throw new PlainError(
      `The disk is nearly full: ${what} needs ${needed} MB free at ${path}, and there are ${free} MB. ` +
        'Free some space, or set PLIMSOLL_DATA to a folder on another disk.',
    )
  }
}
