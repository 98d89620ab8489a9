import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Scope } from '@/lib/access/keys'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { testTenant, useDatabase } from '@/tools/testing/tenant'
import { closeConnections, prisma } from './client'
import { inTenant, type TenantTx } from './in-tenant'

let database: TestDatabase
let scope: Scope
beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  scope = (await testTenant('harbour')).scope('owner')
})
afterAll(async () => {
  await closeConnections()
  await database?.drop()
})

const VALUES = [
  ['a day', '2026-03-01', 'date'],
  ['an instant', '2026-03-01T23:30:00.123+08:00', 'timestamptz'],
  ['64 bits', '9007199254740993', 'int8'],
  ['a number', '12', 'int4'],
  ['a fraction', '0.25', 'float8'],
  ['bytes', '\\x00ff', 'bytea'],
  ['an id', '6f1d2f34-5b0c-5f1e-9d0a-3f6a3c1b7e55', 'uuid'],
  ['ids', '{6f1d2f34-5b0c-5f1e-9d0a-3f6a3c1b7e55}', 'uuid[]'],
  ['words', '{a,"b c",NULL}', 'text[]'],
  ['a document', '{"a": [1, null]}', 'jsonb'],
  ['truth', 'true', 'bool'],
] as const

describe('raw statements of a transaction give what Prisma gives', () => {
  it.each(VALUES)('%s', async (_, value, type) => {
    const sql = `SELECT $1::text::${type} AS value`
    const [own] = await inTenant(scope, ({ db }) => db.$queryRawUnsafe<unknown[]>(sql, value))
    const [theirs] = await prisma().$queryRawUnsafe<unknown[]>(sql, value)
    expect(own).toEqual(theirs)
  })

  it('and take instants as Prisma does, alone and in arrays', async () => {
    const at = new Date('2026-03-01T23:30:00.123Z')
    const [row] = await inTenant(
      scope,
      ({ db }) => db.$queryRaw<{ same: boolean; day: string }[]>`
        SELECT ${at}::timestamptz = ANY(${[at]}::timestamptz[]) AS same, ${at}::date::text AS day`,
    )
    expect(row).toEqual({ same: true, day: '2026-03-01' })
  })
})

describe('arrays', () => {
  it.each([
    ['text', ['', 'NULL', 'a,b', '{x}', '"', '\\', 'a\\"b\\\\', ' ', 'ünïcode 证据', 'line\nline', null]],
    ['text', ['', 'NULL', 'a,b', '{x}', "it's", ' ', 'ünïcode 证据', '\u007f\u2028', null]],
    ['int8', [0, -1, 9007199254740991, null]],
    ['float8', [0.1, -2.5e-7, null]],
    ['bool', [true, false, null]],
    ['text', []],
    ['bytea', [new Uint8Array([0, 92, 34, 255])]],
  ])('of %s arrive as they were sent: %j', async (type, values) => {
    const sql = `SELECT array_agg(to_jsonb(v) ORDER BY n) AS own FROM unnest($1::${type}[]) WITH ORDINALITY AS u(v, n)`
    const [row] = await inTenant(scope, ({ db }) =>
      db.$queryRawUnsafe<{ own: unknown[] | null }[]>(sql, values),
    )
    const sent = values.map((one) =>
      one instanceof Uint8Array ? `\\x${Buffer.from(one).toString('hex')}` : one,
    )
    expect(row?.own ?? []).toEqual(sent)
  })
})

const agent = ({ db, tenantId }: TenantTx, name: string) => db.$executeRaw`
  INSERT INTO agent (tenant_id, id, name, created_at, quiet_after_hours) VALUES (${tenantId}::uuid, gen_random_uuid(), ${name}, now(), 1)`
const names = () =>
  inTenant(scope, ({ db, tenantId }) => db.agent.findMany({ where: { tenantId }, select: { name: true } }))

describe('writes that nobody waits for', () => {
  it('are there after COMMIT, and before what is asked after them', async () => {
    const seen = await inTenant(scope, async (tx) => {
      tx.later(agent(tx, 'late'))
      return tx.db.agent.count({ where: { tenantId: tx.tenantId, name: 'late' } })
    })
    expect(seen).toBe(1)
    expect(await names()).toContainEqual({ name: 'late' })
  })

  it('undo everything when one fails, and it is its error that is told', async () => {
    const failing = inTenant(scope, async (tx) => {
      tx.later(agent(tx, 'undone'))
      tx.later(tx.db.$executeRaw`SELECT 1 / 0`)
      return tx.db.$queryRaw`SELECT 1`
    })
    await expect(failing).rejects.toThrow('division by zero')
    expect(await names()).not.toContainEqual({ name: 'undone' })
  })
})

it('nothing is asked on a connection after its transaction ended', async () => {
  const kept: TenantTx[] = []
  await inTenant(scope, async (tx) => {
    kept.push(tx)
  })
  for (const { db } of kept) await expect(db.$queryRaw`SELECT 1`).rejects.toThrow('The transaction is over')
  expect(kept).toHaveLength(1)
})
