import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Does `work` unless its result is there and was made from the same sources.
 * @param stamp file the hash is kept in, next to the result so that they go together.
 * @param result a file that only a complete result has.
 * @returns whether it was done now.
 */
export async function stamped(
  { stamp, result, hash }: { stamp: string; result: string; hash: string },
  work: () => Promise<void>,
): Promise<boolean> {
  const before = await readFile(stamp, 'utf8').catch(() => '')
  if (before.trim() === hash && existsSync(result)) return false
  await work()
  await mkdir(dirname(stamp), { recursive: true })
  await writeFile(stamp, `${hash}\n`)
  return true
}
