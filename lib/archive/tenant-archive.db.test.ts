import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { streamDownload } from '@/lib/http/stream-download'
import { nodeSha256, nodeVerify } from '@/lib/log/node-crypto'
import { verifyPackage } from '@/lib/proof/verify-package'
import { type ArchiveRow, archiveRows, LEFT_OUT } from '@/lib/store/archive/archive-rows'
import { type ArchiveTable, archiveTables } from '@/lib/store/archive/archive-tables'
import { inTenant } from '@/lib/store/in-tenant'
import { type LeakWorld, leakWorld } from '@/lib/store/testing/leak-world'
import { testDatabase } from '@/tools/testing/database'
import { useDatabase } from '@/tools/testing/tenant'
import { beginArchive } from './begin-archive'

let w: LeakWorld
let folder: string
let tables: ArchiveTable[]
beforeAll(async () => {
  const database = await testDatabase()
  useDatabase(database)
  w = await leakWorld(database)
  await w.owner.query('UPDATE tenant SET export_asked_at = now() WHERE id = $1', [w.a.tenant.id])
  tables = await inTenant(w.inFirst.scope, archiveTables)
  folder = mkdtempSync(join(tmpdir(), 'plimsoll-archive-'))
  const packed = streamDownload('a.tar.gz', await beginArchive(w.inFirst.scope))
  writeFileSync(join(folder, 'a.tar.gz'), Buffer.from(await packed.arrayBuffer()))
  execFileSync('tar', ['-xzf', 'a.tar.gz'], { cwd: folder })
}, 120_000)
afterAll(() => w?.end())

const files = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'a.tar.gz')
    .map((entry) => join(entry.parentPath, entry.name))
const lines = (table: string) =>
  readdirSync(join(folder, 'tables', table))
    .sort()
    .flatMap((part) =>
      readFileSync(join(folder, 'tables', table, part), 'utf8')
        .trim()
        .split('\n'),
    )
const own = async (table: string) =>
  (await w.owner.query(`SELECT count(*)::int AS n FROM "${table}" WHERE tenant_id = $1`, [w.a.tenant.id]))
    .rows[0].n

it('has every row of every table that row-level security guards, and says how many', async () => {
  expect(tables.map(({ name }) => name)).toEqual(w.tables.filter((name) => name !== 'tenant').sort())
  const { rows, tenant } = JSON.parse(readFileSync(join(folder, 'complete.json'), 'utf8'))
  expect(tenant).toMatch(/^tnt_/)
  for (const { name } of tables) {
    // What is said of this very export came after its table was read, or before: one event.
    expect([name, rows[name]]).toEqual([name, await own(name)])
    if (rows[name] > 0) expect([name, lines(name).length]).toEqual([name, rows[name]])
  }
  expect(rows.evidence).toBeGreaterThan(1)
})

it('has evidence bit for bit under its hash, attachments and reports, people, and both checkpoints', async () => {
  const evidence = readdirSync(join(folder, 'evidence'))
  const dropped = lines('evidence').filter((line) => JSON.parse(line).encoding === 'dropped')
  expect(dropped.length).toBeGreaterThan(0)
  expect(evidence).toHaveLength((await own('evidence')) - dropped.length)
  for (const sha256 of evidence) {
    const bytes = readFileSync(join(folder, 'evidence', sha256))
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
  }
  expect(readdirSync(join(folder, 'attachments'))).toHaveLength(await own('attachment'))
  const done = await w.owner.query(
    `SELECT id FROM report WHERE tenant_id = $1 AND state = 'done' AND content IS NOT NULL`,
    [w.a.tenant.id],
  )
  expect(readdirSync(join(folder, 'reports')).map((name) => name.split('.')[0])).toEqual(
    done.rows.map(({ id }) => id),
  )
  const { keys } = JSON.parse(readFileSync(join(folder, 'log/keys.json'), 'utf8'))
  for (const log of ['evidence', 'audit']) {
    const checkpoint = readFileSync(join(folder, `log/${log}.checkpoint`), 'utf8')
    const entries = readFileSync(join(folder, `log/${log}/0/000001.jsonl`), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    const { vkey } = keys.find((key: { log: string }) => key.log === log)
    const size = Number(checkpoint.split('\n')[1])
    expect(size).toBeGreaterThan(0)
    const signed = { entries: entries.slice(0, size), checkpoint, vkey }
    expect([log, verifyPackage(signed, nodeSha256, nodeVerify)]).toMatchObject([log, { ok: true }])
  }
  expect(readFileSync(join(folder, 'people.jsonl'), 'utf8')).toContain(w.a.userId)
})

it('holds nothing that is sealed or hashed, and nothing of a neighbour', async () => {
  const all = files().map((file) => readFileSync(file, 'utf8'))
  const { rows: columns } = await w.owner.query(
    `SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
     WHERE table_schema = 'public' AND column_name = ANY($1) AND data_type = 'bytea' AND column_name NOT IN ('content', 'snapshot')`,
    [[...LEFT_OUT]],
  )
  let kept = 0
  for (const { table, column } of columns) {
    const { rows } = await w.owner.query(
      `SELECT encode(${column}, 'hex') AS hex FROM "${table}" WHERE ${column} IS NOT NULL`,
    )
    for (const { hex } of rows) {
      kept++
      expect([table, column, all.some((text) => text.includes(hex))]).toEqual([table, column, false])
    }
  }
  expect(kept).toBeGreaterThan(3)
  const others = await w.owner.query('SELECT id FROM tenant WHERE id <> $1', [w.a.tenant.id])
  for (const { id } of others.rows) expect(all.some((text) => text.includes(id))).toBe(false)
})

it('leaves a decision to make for every new column of bytes, secrets, hashes or passwords', async () => {
  const { rows } = await w.owner.query<{ name: string }>(
    `SELECT c.table_name || '.' || c.column_name AS name FROM information_schema.columns c
     WHERE c.table_schema = 'public' AND c.table_name = ANY($1) AND NOT c.column_name = ANY($2)
       AND (c.data_type = 'bytea' OR c.column_name ~ 'secret|sealed|password|token|hash') ORDER BY 1`,
    [tables.map(({ name }) => name), [...LEFT_OUT]],
  )
  expect(rows.map(({ name }) => name)).toMatchInlineSnapshot(`
    [
      "asset_standing.difference",
      "attachment.salt",
      "attachment.sha256",
      "component_declaration.salt",
      "coverage.advisory_words",
      "coverage.sha256",
      "coverage.words",
      "determination.salt",
      "evidence.base_sha256",
      "evidence.sha256",
      "evidence_drop.root",
      "exception.salt",
      "log_checkpoint.root",
      "log_leaf.leaf",
      "log_leaf.leaf_hash",
      "log_node.hash",
      "logout_token.jti_sha256",
      "reading.advisory_words",
      "reading.evidence_sha256",
      "reading.rest",
      "reading.words",
      "report.sha256",
      "report.snapshot_sha256",
      "submission.dedupe_key",
      "submission.evidence_sha256",
    ]
  `)
})

it('is in the audit log before it leaves, and answers whoever asked for it', async () => {
  const { rows } = await w.owner.query(
    `SELECT count(*)::int AS n FROM audit_event WHERE tenant_id = $1 AND action = 'tenant.exported'`,
    [w.a.tenant.id],
  )
  expect(rows).toEqual([{ n: 1 }])
  expect(lines('audit_event').filter((line) => line.includes('tenant.exported'))).toHaveLength(1)
  const asked = await w.owner.query('SELECT export_asked_at FROM tenant WHERE id = $1', [w.a.tenant.id])
  expect(asked.rows).toEqual([{ export_asked_at: null }])
})

it('breaks off where it cannot be made, and is not taken for whole', async () => {
  async function* broken() {
    yield new Uint8Array(10)
    throw new Error('the database is away')
  }
  await expect(streamDownload('b.tar.gz', broken()).arrayBuffer()).rejects.toThrow()
})

describe('pages of a table', () => {
  it('are all of it, once each, whatever their size', async () => {
    for (const table of tables) {
      const paged: string[] = []
      let after: string | null = null
      do {
        const at: string | null = after
        const page: ArchiveRow[] = await inTenant(w.inFirst.scope, (tx) => archiveRows(tx, table, at, 7))
        paged.push(...page.map(({ row }) => row))
        after = page.length === 7 && paged.length < 200 ? (page.at(-1)?.key ?? null) : null
      } while (after !== null)
      const whole = await inTenant(w.inFirst.scope, (tx) => archiveRows(tx, table, null, paged.length))
      expect([table.name, paged]).toEqual([table.name, whole.map(({ row }) => row)])
    }
  })
})
