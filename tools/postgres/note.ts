import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const schema = z.object({
  about: z.string(),
  /** Folder of the database's own files. */
  files: z.string(),
  /** Folder the programs were copied to; absent: they run from node_modules. */
  programs: z.string().optional(),
  version: z.string(),
  port: z.number().int(),
  /** The superuser's password. */
  password: z.string(),
})

/** What is written down about an embedded database, in `postgres.json` of the data folder. */
export type Note = z.infer<typeof schema>

const file = (data: string): string => join(data, 'postgres.json')

/** Reads the note of a data folder; nothing when there is none yet. */
export async function readNote(data: string): Promise<Note | undefined> {
  const text = await readFile(file(data), 'utf8').catch(() => undefined)
  return text === undefined ? undefined : schema.parse(JSON.parse(text))
}

/** Writes the note in one piece, readable by its owner alone. */
export async function writeNote(data: string, note: Note): Promise<void> {
  await mkdir(data, { recursive: true })
  const next = `${file(data)}.${process.pid}`
  await writeFile(next, `${JSON.stringify(note, null, 2)}\n`, { mode: 0o600 })
  await rename(next, file(data))
}
