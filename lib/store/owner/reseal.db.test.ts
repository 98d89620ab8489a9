import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { seal } from '@/lib/seal/seal'
import { sealAnew } from '@/lib/seal/seal-anew'
import { unseal } from '@/lib/seal/unseal'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { reseal } from './reseal'
import { SEALED_COLUMNS } from './sealed-columns'

const HOUSE = '00000000-0000-0000-0000-000000000000'
const ID = '0190a3c0-0000-7000-8000-000000000001'
const OLD = 'the-secret-of-last-year-of-32-bytes-and-more'
const NEW = 'the-secret-of-this-year-of-32-bytes-and-more'
/** Where the code that seals each column says that a value lies. */
const PLACES = {
  webhook: {
    address_sealed: `${HOUSE}/${ID}/address`,
    secret_sealed: `${HOUSE}/${ID}/secret`,
    previous_sealed: `${HOUSE}/${ID}/secret`,
  },
  identity_provider: { sealed: `identity_provider/${HOUSE}/${ID}` },
  app_user: { totp_secret: `app_user/${ID}/totp` },
  session: { sealed: `session/${ID}` },
} as const
const VALUES = Object.entries(PLACES).flatMap(([table, columns]) =>
  Object.entries(columns).map(([column, place]) => ({ table, column, place })),
)

let database: TestDatabase
let owner: pg.Client
beforeAll(async () => {
  vi.stubEnv('DATABASE_APP_URL', 'postgresql://app@localhost/plimsoll')
  database = await testDatabase()
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await owner.end()
  await database.drop()
})
const read = async (table: string, column: string) =>
  (await owner.query(`SELECT ${column} AS sealed FROM ${table} WHERE id = $1`, [ID])).rows[0].sealed as Buffer

describe('sealing anew', () => {
  it('knows every sealed column of the database', async () => {
    const { rows } = await owner.query<{ name: string }>(
      `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
       WHERE table_schema = 'public' AND data_type = 'bytea' AND column_name ~ '(sealed|secret)'`,
    )
    const listed = SEALED_COLUMNS.map(({ table, column }) => `${table}.${column}`)
    expect(rows.map(({ name }) => name).sort()).toEqual(listed.sort())
    expect(VALUES.map(({ table, column }) => `${table}.${column}`).sort()).toEqual(listed)
  })

  it('seals each value of an earlier secret anew, once, and leaves alone what nothing opens', async () => {
    vi.stubEnv('PLIMSOLL_SECRET', OLD)
    const at = new Date()
    await owner.query(
      "INSERT INTO app_user (id, email, name, created_at, totp_secret) VALUES ($1, 'a@x', 'A', $2, $3)",
      [ID, at, seal('totp', PLACES.app_user.totp_secret)],
    )
    await owner.query(
      `INSERT INTO session (token_hash, id, user_id, created_at, last_seen_at, expires_at, provider, sealed)
       VALUES ('\\x01', $1, $1, $2, $2, $2, 'local', $3)`,
      [ID, at, seal('tokens', PLACES.session.sealed)],
    )
    await owner.query(
      `INSERT INTO identity_provider (tenant_id, id, kind, name, position, settings, sealed, created_at, changed_at)
       VALUES ($4, $1, 'ldap', 'x', 0, '{}', $3, $2, $2)`,
      [ID, at, seal('bind', PLACES.identity_provider.sealed), HOUSE],
    )
    const { address_sealed, secret_sealed } = PLACES.webhook
    await owner.query(
      "INSERT INTO actor (tenant_id, id, kind, subject, label, created_at) VALUES ($1, $2, 'system', 'x', 'x', $3)",
      [HOUSE, ID, at],
    )
    await owner.query(
      `INSERT INTO webhook (tenant_id, id, name, kind, events, shown, address_sealed, secret_sealed, previous_sealed, created_at, created_by)
       VALUES ($3, $1, 'x', 'standard', '{}', '', $4, $5, $6, $2, $1)`,
      [ID, at, HOUSE, seal('url', address_sealed), seal('now', secret_sealed), seal('before', secret_sealed)],
    )
    const unknown = seal('lost', 'elsewhere')
    await owner.query(
      `INSERT INTO identity_provider (tenant_id, id, kind, name, position, settings, sealed, created_at, changed_at)
       VALUES ($3, $3, 'ldap', 'y', 0, '{}', $2, $1, $1)`,
      [at, unknown, HOUSE],
    )

    vi.stubEnv('PLIMSOLL_SECRET', NEW)
    vi.stubEnv('PLIMSOLL_SECRET_PREVIOUS', OLD)
    const lost = { 'identity_provider.sealed': 1 }
    expect(await reseal(database.ownerUrl, sealAnew)).toEqual({ resealed: VALUES.length, unopened: lost })
    expect(await reseal(database.ownerUrl, sealAnew)).toEqual({ resealed: 0, unopened: lost })
    vi.stubEnv('PLIMSOLL_SECRET_PREVIOUS', '')
    const opened: string[] = []
    for (const { table, column, place } of VALUES) opened.push(unseal(await read(table, column), place))
    expect(opened).toEqual(['url', 'now', 'before', 'bind', 'totp', 'tokens'])
  })
})
