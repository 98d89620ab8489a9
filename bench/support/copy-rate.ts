import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'

/** How fast COPY writes a tenant's rows into tables with the same keys and indexes. */
export async function copyRate(
  admin: pg.Client,
  tenantId: string,
  tables: readonly string[],
): Promise<{ rows: number; perSecond: number }> {
  await admin.query('CREATE SCHEMA IF NOT EXISTS bench_copy')
  let rows = 0
  let took = 0
  for (const table of tables) {
    const file = join(tmpdir(), `plimsoll-bench-${process.pid}-${table}`)
    try {
      await admin.query(`CREATE TABLE bench_copy.${table} (LIKE public.${table} INCLUDING ALL)`)
      await admin.query(`COPY (SELECT * FROM public.${table} WHERE tenant_id = '${tenantId}') TO '${file}'`)
      const began = performance.now()
      rows += (await admin.query(`COPY bench_copy.${table} FROM '${file}'`)).rowCount ?? 0
      took += performance.now() - began
    } finally {
      await rm(file, { force: true })
    }
  }
  await admin.query('DROP SCHEMA bench_copy CASCADE')
  return { rows, perSecond: rows / (took / 1000) }
}
