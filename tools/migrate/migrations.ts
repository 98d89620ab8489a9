import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** One migration file. */
export type Migration = {
  /** Its folder's name, by which migrations are ordered. */
  readonly name: string
  readonly sql: string
  /** SHA-256 of the file's bytes in hex, as Prisma keeps it. */
  readonly checksum: string
}

/** Reads `DIR/<name>/migration.sql`, in order of their names. */
export async function readMigrations(dir: string): Promise<Migration[]> {
  const entries = await readdir(dir, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  return Promise.all(
    names.sort().map(async (name) => {
      const bytes = await readFile(join(dir, name, 'migration.sql'))
      return { name, sql: bytes.toString('utf8'), checksum: createHash('sha256').update(bytes).digest('hex') }
    }),
  )
}
