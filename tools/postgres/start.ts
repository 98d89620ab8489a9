import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { dataFolder } from '../lib/data-folder'
import { requireSpace } from '../lib/disk-space'
import { freePort } from '../lib/free-port'
import type { Log } from '../lib/log'
import { type Account, databaseAccount } from './account'
import { connectAsSuperuser, isNotYet } from './connect'
import { gone } from './gone'
import { initialise } from './initialise'
import { KEEPER } from './keeper'
import { type Launched, launch } from './launch'
import { type Note, readNote, writeNote } from './note'
import { postgresPackage } from './package'
import { choosePlace } from './place'
import { claimedBy, isPostgres, removeStaleClaim } from './running'
import { stopServer } from './stop'

/** A running embedded server. */
export type Server = {
  readonly port: number
  /** Password of its superuser `postgres`. */
  readonly password: string
  /** Whether it ran already, left by a command that was killed or used by another one. */
  readonly reused: boolean
  /** Stops the server, unless another command still uses it. */
  readonly stop: () => Promise<void>
  /** Settles when the server is no more, also when it was stopped. */
  readonly gone: Promise<void>
}

const SPACE_FIRST = 600
const SPACE_LATER = 100

/**
 * Starts the embedded PostgreSQL of a data folder, or joins it when it runs: 127.0.0.1 only, a port of its own that
 * stays the same, time zone UTC. Everything about it is written down in `postgres.json` of that folder.
 * @param settings server settings beside ours, such as `{fsync: 'off'}` for tests.
 * @throws {PlainError} when the machine has no such PostgreSQL, no user or no place for it, or no space.
 */
export async function startPostgres(
  data: string,
  log: Log,
  settings: Readonly<Record<string, string>> = {},
): Promise<Server> {
  const folder = await dataFolder(data)
  const earlier = await readNote(folder)
  const account = databaseAccount(earlier?.files)
  await requireSpace(earlier?.files ?? folder, earlier ? SPACE_LATER : SPACE_FIRST, 'the database')
  const pack = postgresPackage()
  const place = await choosePlace(folder, pack, account, earlier, log)
  const note: Note = {
    about:
      'The embedded PostgreSQL of this folder. Delete `files` (and `programs`) together with this folder.',
    files: place.files,
    ...(place.programs === pack.native ? {} : { programs: place.programs }),
    version: pack.version,
    port: earlier?.port ?? (await freePort()),
    password: earlier?.password ?? randomBytes(24).toString('base64url'),
  }
  await writeNote(folder, note)
  if (await initialise(place, pack.version, note.password, account)) log('  made a new, empty database')

  const joined = await joinRunning(place.files, note.password)
  if (joined) {
    await writeNote(folder, { ...note, port: joined.port })
    return server(joined.keeper, joined.port, note, place.programs, account, true)
  }
  await removeStaleClaim(place.files)
  const port = await freePort(note.port)
  await writeNote(folder, { ...note, port })
  const keeper = await bringUp(
    () => launch(place, port, settings, account, join(folder, 'postgres.log')),
    () => connectAsSuperuser(port, note.password, KEEPER),
    place.files,
    log,
  )
  return server(keeper, port, note, place.programs, account, false)
}

/** Connects to a server that runs already on these files; nothing when there is none. */
async function joinRunning(
  files: string,
  password: string,
): Promise<{ keeper: pg.Client; port: number } | undefined> {
  for (let wait = 50; wait < 30_000; wait *= 2) {
    const claim = claimedBy(files)
    if (!claim || !isPostgres(claim.pid)) return undefined
    try {
      return { keeper: await connectAsSuperuser(claim.port, password, KEEPER), port: claim.port }
    } catch (error) {
      if (!isNotYet(error)) throw error
      await sleep(wait)
    }
  }
  return undefined
}

/** Launches until the server answers; a lock that a dying server has not let go of yet is waited for. */
async function bringUp(
  start: () => Launched,
  connect: () => Promise<pg.Client>,
  files: string,
  log: Log,
): Promise<pg.Client> {
  let attempt = start()
  let failure: Error | undefined
  void attempt.ended.then((error) => (failure = error))
  const began = Date.now()
  let told = began
  for (let locked = 0; ; ) {
    if (failure) {
      if (locked >= 8 || !/lock file .* already exists|pre-existing shared memory/.test(failure.message))
        throw failure
      await sleep(100 * 2 ** locked++)
      await removeStaleClaim(files)
      failure = undefined
      attempt = start()
      void attempt.ended.then((error) => (failure = error))
    }
    try {
      return await connect()
    } catch (error) {
      if (!isNotYet(error) && !failure) throw error
    }
    if (Date.now() - told > 10_000) {
      told = Date.now()
      log(`  the database is recovering from an unclean stop (${Math.round((told - began) / 1000)} s so far)`)
    }
    await sleep(50)
  }
}

function server(
  keeper: pg.Client,
  port: number,
  note: Note,
  programs: string,
  account: Account | undefined,
  reused: boolean,
): Server {
  return {
    port,
    password: note.password,
    reused,
    gone: gone(keeper, note.files),
    stop: () => stopServer(keeper, { files: note.files, programs }, account),
  }
}
