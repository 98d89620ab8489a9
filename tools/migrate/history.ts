import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { Migration } from './migrations'

/** A row of Prisma's own book of migrations. */
export type Applied = { readonly name: string; readonly checksum: string; readonly finished: boolean }

/** Prisma's table, to the letter: so that `prisma migrate` elsewhere can go on where we stopped. */
export async function createHistory(client: pg.Client): Promise<void> {
  await client.query(`CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id                  VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum            VARCHAR(64) NOT NULL,
    finished_at         TIMESTAMPTZ,
    migration_name      VARCHAR(255) NOT NULL,
    logs                TEXT,
    rolled_back_at      TIMESTAMPTZ,
    started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`)
}

/** What was applied, or begun and never resolved. */
export async function readHistory(client: pg.Client): Promise<Applied[]> {
  const { rows } = await client.query<Applied>(`
    SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
      FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at, migration_name`)
  return rows
}

/** Records a migration that was applied; part of the migration's own transaction. */
export async function recordApplied(
  client: pg.Client,
  { name, checksum }: Migration,
  started: Date,
): Promise<void> {
  await client.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, $4, clock_timestamp(), 1)`,
    [randomUUID(), checksum, name, started],
  )
}

/** Records a migration that failed and of which nothing is left. */
export async function recordFailed(
  client: pg.Client,
  { name, checksum }: Migration,
  started: Date,
  logs: string,
): Promise<void> {
  await client.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, logs, rolled_back_at)
     VALUES ($1, $2, $3, $4, $5, clock_timestamp())`,
    [randomUUID(), checksum, name, started, logs],
  )
}
