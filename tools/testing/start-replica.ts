import { chown, cp, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { freePort } from '../lib/free-port'
import { databaseAccount } from '../postgres/account'
import { connectAsSuperuser } from '../postgres/connect'
import { launch } from '../postgres/launch'
import { readNote } from '../postgres/note'
import { postgresPackage } from '../postgres/package'

/** A streaming replica of an embedded server. */
export interface Replica {
  readonly port: number
  /** Its superuser: to hold replay still, and to look. */
  readonly admin: pg.Client
  readonly stop: () => Promise<void>
}

/**
 * Makes a real streaming replica of the embedded server of a data folder, whose files are copied under `into` while that server is
 * stopped: npm's PostgreSQL has no pg_basebackup. `primary` starts it again in between.
 */
export async function startReplica(
  data: string,
  into: string,
  primary: () => Promise<unknown>,
): Promise<Replica> {
  const note = await readNote(data)
  if (!note) throw new Error(`${data} has no database`)
  const account = databaseAccount(note.files)
  const files = join(into, 'replica')
  // As it is: owner and mode too.
  await cp(note.files, files, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true })
  await owned(files, account)
  await rm(join(files, 'postmaster.pid'), { force: true })
  await writeFile(join(files, 'standby.signal'), '')
  await primary()
  const port = await freePort()
  const programs = note.programs ?? postgresPackage().native
  const settings = {
    primary_conninfo: `host=127.0.0.1 port=${note.port} user=postgres password=${note.password}`,
    hot_standby: 'on',
    fsync: 'off',
  }
  const { child, ended } = launch({ files, programs }, port, settings, account, join(into, 'replica.log'))
  let failed: Error | undefined
  void ended.then((error) => {
    failed = error
  })
  let admin: pg.Client | undefined
  while (!admin) {
    if (failed) throw failed
    await sleep(100)
    admin = await connectAsSuperuser(port, note.password).catch(() => undefined)
  }
  const client = admin
  return {
    port,
    admin: client,
    async stop() {
      await client.end().catch(() => {})
      child.kill('SIGINT')
      await ended
    },
  }
}

async function owned(folder: string, account: { uid: number; gid: number } | undefined): Promise<void> {
  if (!account) return
  const entries = await readdir(folder, { recursive: true })
  for (const path of [folder, ...entries.map((entry) => join(folder, entry))])
    await chown(path, account.uid, account.gid)
}
