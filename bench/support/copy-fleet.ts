import type pg from 'pg'

/** Ids made anew for each copy; those of content (sets, standings) stay as they are. */
const OWN_IDS: Readonly<Record<string, readonly string[]>> = {
  finding: ['id'],
  finding_key: ['finding_id'],
  finding_event: ['finding_id', 'id', 'submission_id'],
  submission: ['id'],
  submission_asset: ['submission_id'],
  sighting: ['submission_id'],
  coverage: ['submission_id'],
  state_current: ['submission_id'],
  state_history: ['submission_id'],
}

/** Tables of rows of one asset, and how a copy's rows are found where no column names the asset. */
const BY_ASSET = [
  'asset',
  'asset_alias',
  'asset_label',
  'asset_retirement',
  'submission',
  'submission_asset',
  'coverage',
  'state_current',
  'state_history',
  'asset_standing',
  'finding',
  'finding_key',
]
const THROUGH: Readonly<Record<string, string>> = {
  finding_event: 'JOIN finding f ON f.tenant_id = t.tenant_id AND f.id = t.finding_id',
}
/** What a tenant keeps once, whatever the number of its assets. */
const BY_TENANT = [
  'actor',
  'label_set',
  'coverage_set',
  'reported_set',
  'standing',
  'submission_words',
  'evidence',
]

export interface Copying {
  /** The tenant whose assets were really handed in. */
  from: string
  /** Where copies go. */
  to: readonly string[]
  /** Assets that each tenant is to have. */
  assets: number
  /** Every column's value, so that it is the same in every run. */
  seed: number
}

/**
 * Fills tenants with copies of the assets of one, set by set: every row that taking their reports in wrote, under ids of their own.
 * What stands in the log and in the audit trail is not copied. Those that are there already stay; more come beside them.
 */
export async function copyFleet(db: pg.Client, { from, to, assets, seed }: Copying): Promise<void> {
  await db.query('CREATE SCHEMA IF NOT EXISTS bench')
  await db.query(`CREATE TABLE IF NOT EXISTS bench.copy (tenant_id uuid, template uuid, asset_id uuid, n int, done boolean DEFAULT false,
    PRIMARY KEY (tenant_id, n))`)
  await db.query(
    `INSERT INTO bench.copy (tenant_id, template, asset_id, n)
     SELECT t.id, a.id, md5($4::text || t.id || n)::uuid, n
     FROM unnest($2::uuid[]) AS t(id) CROSS JOIN generate_series(0, $3::int - 1) n
     JOIN (SELECT id, (row_number() OVER (ORDER BY name) - 1)::int AS place, (count(*) OVER ())::int AS many
       FROM asset WHERE tenant_id = $1::uuid) a
       ON a.place = (n + (hashtext(t.id::text) & 1048575) % a.many) % a.many
     ON CONFLICT DO NOTHING`,
    [from, to, assets, seed],
  )
  await db.query('ANALYZE bench.copy')
  for (const table of BY_TENANT) await db.query(await tenantCopy(db, table), [from, to])
  for (const table of BY_ASSET) await db.query(await assetCopy(db, table), [from])
  for (const table of Object.keys(THROUGH)) await db.query(await assetCopy(db, table), [from])
  // What the app remembers of these tenants is no longer so.
  await db.query(
    `INSERT INTO change_stamp (tenant_id, part, stamp) SELECT u.id, part, gen_random_uuid()
     FROM unnest($1::uuid[]) AS u(id) CROSS JOIN generate_series(0, 79) part
     ON CONFLICT (tenant_id, part) DO UPDATE SET stamp = excluded.stamp`,
    [to],
  )
  await db.query('UPDATE bench.copy SET done = true WHERE NOT done')
  await db.query('VACUUM (ANALYZE)')
}

async function columnsOf(db: pg.Client, table: string): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1 ORDER BY ordinal_position`,
    [table],
  )
  return rows.map(({ name }) => name)
}

async function tenantCopy(db: pg.Client, table: string): Promise<string> {
  const columns = await columnsOf(db, table)
  const values = columns.map((name) => (name === 'tenant_id' ? 'u.id' : `t.${name}`))
  return `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${values.join(', ')}
    FROM ${table} t CROSS JOIN unnest($2::uuid[]) AS u(id) WHERE t.tenant_id = $1::uuid ON CONFLICT DO NOTHING`
}

async function assetCopy(db: pg.Client, table: string): Promise<string> {
  const columns = await columnsOf(db, table)
  const values = columns.map((name) => copyOf(table, name))
  const through = THROUGH[table]
  const asset = through ? 'f.asset_id' : table === 'asset' ? 't.id' : 't.asset_id'
  return `INSERT INTO ${table} (${columns.join(', ')}) SELECT ${values.join(', ')}
    FROM ${table} t ${through ?? ''} JOIN bench.copy c ON c.template = ${asset} AND NOT c.done WHERE t.tenant_id = $1::uuid`
}

function copyOf(table: string, column: string): string {
  if (column === 'tenant_id') return 'c.tenant_id'
  if (column === 'asset_id' || (table === 'asset' && column === 'id')) return 'c.asset_id'
  if (OWN_IDS[table]?.includes(column)) return copiedId(`t.${column}`)
  if (column === 'dedupe_key')
    return `sha256(t.dedupe_key || decode(replace(c.asset_id::text, '-', ''), 'hex'))`
  if ((table === 'asset' && column === 'name') || column === 'alias') return `t.${column} || '-' || c.n`
  return `t.${column}`
}

/** Another id of the same time: those of version 7 are compared with instants. */
function copiedId(id: string): string {
  const rest = `md5(c.asset_id::text || ${id})`
  return `CASE WHEN ${id} IS NULL THEN NULL ELSE (left(${id}::text, 19) || '8' || left(${rest}, 3) || '-' || substr(${rest}, 4, 12))::uuid END`
}
