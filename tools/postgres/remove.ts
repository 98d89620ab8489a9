import { rm } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { readNote } from './note'

/** Deletes a data folder with its stopped embedded database, wherever that one was put. For temporary databases. */
export async function removePostgres(data: string): Promise<void> {
  const note = await readNote(data).catch(() => undefined)
  for (const path of [note?.files, note?.programs]) {
    if (!path) continue
    const shelf = dirname(path)
    await rm(basename(shelf).startsWith('plimsoll-') ? shelf : path, { recursive: true, force: true })
  }
  await rm(data, { recursive: true, force: true })
}
