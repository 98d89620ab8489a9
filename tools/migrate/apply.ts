import type pg from 'pg'
import type { Log } from '../lib/log'
import { PlainError } from '../lib/plain-error'
import { duration } from '../lib/step'
import { createHistory, readHistory, recordApplied, recordFailed } from './history'
import { type Migration, readMigrations } from './migrations'
import { splitStatements } from './split'

/**
 * Applies what is new in `dir`, each file in one transaction, statement by statement (Citus takes no other way).
 * @param client a connection of the owner that holds the migration lock.
 * @returns the names of what was applied.
 * @throws {PlainError} when a file fails (nothing of it is left, and the failure is recorded), or when Prisma's
 * command line left one half done.
 */
export async function applyMigrations(client: pg.Client, dir: string, log: Log): Promise<string[]> {
  await createHistory(client)
  const history = await readHistory(client)
  const broken = history.filter(({ finished }) => !finished).map(({ name }) => name)
  if (broken.length > 0) {
    throw new PlainError(
      `The database has a migration that was begun and not finished: ${broken.join(', ')}. ` +
        'Look at what it left, then say so with: npx prisma migrate resolve --rolled-back NAME (or --applied NAME).',
    )
  }
  const known = new Map(history.map(({ name, checksum }) => [name, checksum]))
  const done: string[] = []
  for (const migration of await readMigrations(dir)) {
    const checksum = known.get(migration.name)
    if (checksum === undefined) {
      await applyOne(client, migration, log)
      done.push(migration.name)
    } else if (checksum !== migration.checksum) {
      log(`  warning: the migration ${migration.name} was edited after it was applied here`)
    }
  }
  return done
}

async function applyOne(client: pg.Client, migration: Migration, log: Log): Promise<void> {
  const began = performance.now()
  const started = new Date()
  const statements = splitStatements(migration.sql)
  let at = ''
  await client.query('BEGIN')
  try {
    for (const statement of statements) {
      at = statement
      await client.query(statement)
    }
    // What a file sets for its session must reach neither our own book nor the next file.
    await client.query('RESET ALL')
    await recordApplied(client, migration, started)
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    const message = explain(error)
    await recordFailed(client, migration, started, `${message}\n\n${at}`)
    throw new PlainError(
      `The migration ${migration.name} failed, and nothing of it was kept: ${message}\nIn:\n${excerpt(at)}`,
    )
  }
  log(`  applied ${migration.name} (${statements.length} statements, ${duration(performance.now() - began)})`)
}

const explain = (error: unknown): string => {
  const { code, message, detail } = error as { code?: string; message: string; detail?: string }
  return [code, message, detail && `(${detail})`].filter(Boolean).join(' ')
}

const excerpt = (statement: string): string =>
  statement.length > 600 ? `${statement.slice(0, 600)} …` : statement
