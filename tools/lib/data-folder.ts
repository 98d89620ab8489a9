import { chmod, mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'

/**
 * Makes the data folder if need be. Closed to others; under root it may be walked through (not listed), because
 * the database in it runs as another user. What must stay secret in it has a mode of its own.
 * @returns its absolute path.
 */
export async function dataFolder(data: string): Promise<string> {
  const path = resolve(data)
  const made = await mkdir(path, { recursive: true })
  if (made !== undefined) await chmod(path, process.getuid?.() === 0 ? 0o711 : 0o700)
  return path
}
