import { existsSync } from 'node:fs'
import { chmod, cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Log } from '../lib/log'
import { PlainError } from '../lib/plain-error'
import type { Account } from './account'
import { hydrateSymlinks } from './hydrate-symlinks'
import type { Note } from './note'
import type { PostgresPackage } from './package'
import { obstacle } from './reachable'

/** Where the database's files and programs are. */
export type Place = { readonly files: string; readonly programs: string; readonly staged: boolean }

/** Folders that may take what cannot stay in the clone; the first survives a restart of the machine. */
const SHELVES = ['/var/lib', tmpdir()]

const shelfFor = async (account: Account): Promise<string> => {
  for (const shelf of SHELVES) {
    if (obstacle(shelf, account)) continue
    const made = await mkdtemp(join(shelf, 'plimsoll-')).catch(() => undefined)
    if (made === undefined) continue
    await chmod(made, 0o755)
    return made
  }
  throw new PlainError(
    `The database runs as the user "${account.name}" because PostgreSQL refuses to run as root, and that user ` +
      `can reach neither this folder nor ${SHELVES.join(' nor ')}. ` +
      'Set PLIMSOLL_DATA to a folder it can enter, or run the command as an ordinary user.',
  )
}

/**
 * Decides where an embedded database lives. Usually `postgres` in the data folder, with
 * the programs of node_modules. When the database's user cannot walk there (a clone under /root, say), a folder
 * of its own under /var/lib or the temporary folder, with a copy of the programs; an earlier note's place stays.
 */
export async function choosePlace(
  data: string,
  pack: PostgresPackage,
  account: Account | undefined,
  note: Note | undefined,
  log: Log,
): Promise<Place> {
  const inside = join(resolve(data), 'postgres')
  await hydrateSymlinks(pack.native)
  const blockedFiles = account && obstacle(inside, account)
  const blockedPrograms = account && obstacle(pack.native, account)
  const shelf = account && (blockedFiles || blockedPrograms) ? await shelfOf(note, account) : undefined
  if (shelf !== undefined && note === undefined) {
    log(
      `  ${blockedFiles ?? blockedPrograms} is closed to the user "${account?.name}": the database is kept in ${shelf}`,
    )
  }
  const files = ownFiles(note, inside) ?? (blockedFiles && shelf ? join(shelf, 'data') : inside)
  const programs = shelf && blockedPrograms ? join(shelf, 'programs') : pack.native
  if (programs !== pack.native && (note?.version !== pack.version || note.programs !== programs)) {
    await rm(programs, { recursive: true, force: true })
    await cp(pack.native, programs, { recursive: true, verbatimSymlinks: true })
  }
  return { files, programs, staged: shelf !== undefined }
}

/**
 * Where the note says the files are. A data folder that was moved has them in it; one that was copied names those of the folder it
 * was copied from, which that one still uses.
 * @throws {PlainError} for a copy.
 */
function ownFiles(note: Note | undefined, inside: string): string | undefined {
  if (!note || note.files === inside || isShelved(note.files)) return note?.files
  if (!existsSync(note.files)) return inside
  throw new PlainError(
    `${join(inside, '..')} is a copy: its postgres.json names the database in ${note.files}, which is another folder's. ` +
      'Delete the copied data folder to begin with an empty database, or set PLIMSOLL_DATA to the folder you mean.',
  )
}

const isShelved = (path: string | undefined): boolean =>
  SHELVES.some((shelf) => path?.startsWith(join(shelf, 'plimsoll-')))

const shelfOf = async (note: Note | undefined, account: Account): Promise<string> => {
  const known = [note?.programs, note?.files].find(isShelved)
  return known ? join(known, '..') : shelfFor(account)
}
