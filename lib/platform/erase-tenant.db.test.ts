import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { HOUSE } from '@/lib/access/house'
import { authorisePlatform, lookup, type PlatformScope } from '@/lib/access/keys'
import { publicId } from '@/lib/core/public-id'
import { inPerson } from '@/lib/store/in-person'
import { inTenant } from '@/lib/store/in-tenant'
import { eraseTenantRows } from '@/lib/store/platform/erase-tenant-rows'
import { sendJob } from '@/lib/store/queue/send-job'
import { ownerDigests } from '@/lib/store/testing/digests'
import { type LeakWorld, leakWorld } from '@/lib/store/testing/leak-world'
import { CANARY } from '@/lib/store/testing/seed-first'
import { testDatabase } from '@/tools/testing/database'
import { useDatabase } from '@/tools/testing/tenant'
import { eraseTenant } from './erase-tenant'
import { queueErasures } from './queue-erasures'
import { setDeletion } from './set-deletion'

const ADMIN = v7()
let w: LeakWorld
let id: string
let platform: PlatformScope
/** Every table of every schema that has one of these columns, by the catalogue and by nothing else. */
let tables: { name: string; columns: string[] }[]
beforeAll(async () => {
  const database = await testDatabase()
  useDatabase(database)
  w = await leakWorld(database)
  id = w.a.tenant.id
  platform = authorisePlatform(
    {
      actor: { kind: 'person', subject: ADMIN, label: 'Admin', provider: 'local', address: null },
      platformAdmin: true,
      tenant: null,
      roles: [],
      agentId: null,
      sessionId: null,
    },
    'platform.tenants.write',
  )
  tables = (
    await w.owner.query(`SELECT format('%I.%I', n.nspname, c.relname) AS name, array_agg(a.attname::text) AS columns
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND n.nspname NOT IN ('pg_catalog', 'information_schema') GROUP BY 1 ORDER BY 1`)
  ).rows
}, 120_000)
afterAll(() => w?.end())

const change = (days: number | null) => setDeletion(platform, publicId('tenant', id), days, new Date())
const erase = (limit: number) => inPerson(lookup('sweep'), (tx) => eraseTenantRows(tx, id, limit))
const others = async () =>
  (
    await w.owner.query<{ id: string }>('SELECT id FROM tenant WHERE id <> $1 AND id <> $2 ORDER BY id', [
      id,
      HOUSE.id,
    ])
  ).rows.map((row) => row.id)
const digests = async () => Promise.all((await others()).map((other) => ownerDigests(w.owner, other)))
/** Tables with rows that name the tenant anywhere, in whatever column. */
async function naming(): Promise<string[]> {
  const found: string[] = []
  for (const { name } of tables) {
    const { rows } = await w.owner.query(
      `SELECT EXISTS (SELECT 1 FROM ${name} t WHERE t::text LIKE '%${id}%') AS found`,
    )
    if (rows[0].found) found.push(name)
  }
  return found
}
/** Rows of the house’s audit log about tenants. */
const heard = async () =>
  (
    await w.owner.query(
      `SELECT e.action, e.target_id, e.after, a.subject FROM audit_event e JOIN actor a ON a.tenant_id = e.tenant_id AND a.id = e.actor_ref
       WHERE e.tenant_id = $1 AND e.target_kind = 'tenant' ORDER BY e.at, e.id`,
      [HOUSE.id],
    )
  ).rows
const comes = () =>
  w.owner.query(`UPDATE tenant SET delete_after = now() - interval '1 second' WHERE id = $1`, [id])

it('is not done before its day, by whomever, and not within a week', async () => {
  await expect(erase(1)).rejects.toThrow(/has not come/)
  await expect(change(6)).rejects.toThrow(/within a week/)
  await change(30)
  await expect(erase(1)).rejects.toThrow(/has not come/)
  expect(await queueErasures()).toBe(0)
  await eraseTenant({ erase: id })
  expect(await naming()).toContain('public.evidence')
})

it('is taken back until then, and both are in the audit logs of the tenant and of the platform', async () => {
  await change(null)
  const { rows } = await w.owner.query('SELECT delete_after, delete_asked_by FROM tenant WHERE id = $1', [id])
  expect(rows).toEqual([{ delete_after: null, delete_asked_by: null }])
  const said = ['tenant.deletion_asked', 'tenant.deletion_withdrawn']
  expect((await heard()).map(({ action, subject }) => [action, subject])).toEqual(
    said.map((action) => [action, ADMIN]),
  )
  const own = await w.owner.query(
    `SELECT action FROM audit_event WHERE tenant_id = $1 AND action LIKE 'tenant.deletion%' ORDER BY at, id`,
    [id],
  )
  expect(own.rows.map(({ action }) => action)).toEqual(said)
})

it('never takes the house of the platform', async () => {
  await expect(setDeletion(platform, publicId('tenant', HOUSE.id), 30, new Date())).rejects.toThrow()
  await expect(inPerson(lookup('sweep'), (tx) => eraseTenantRows(tx, HOUSE.id, 1))).rejects.toThrow(
    /has not come/,
  )
})

it('is begun once, shuts the tenant, and is not taken back any more', async () => {
  await change(30)
  await comes()
  expect(await queueErasures()).toBe(1)
  expect(await queueErasures()).toBe(1)
  const jobs = await w.owner.query(`SELECT data FROM pgboss.job WHERE name = 'erase-tenant'`)
  expect(jobs.rows).toEqual([{ data: expect.objectContaining({ erase: id }) }])
  await expect(change(null)).rejects.toThrow(/day has come/)
  expect(await erase(1)).toMatchObject({ rows: 1 })
  const { rows } = await w.owner.query('SELECT suspended_at IS NOT NULL AS shut FROM tenant WHERE id = $1', [
    id,
  ])
  expect(rows).toEqual([{ shut: true }])
})

it('leaves nothing of the tenant in any table of the catalogue, and takes no row of another', async () => {
  const filled = tables.filter(({ columns }) => columns.includes('tenant_id'))
  expect(filled.length).toBeGreaterThan(50)
  await inTenant(w.inFirst.scope, (tx) => sendJob(tx, 'look-for-news', {}, { key: 'left' }))
  const homes = await w.owner.query('SELECT id FROM app_user WHERE home_tenant_id = $1', [id])
  expect(homes.rows.length).toBeGreaterThan(0)
  const [before, tenants] = [await digests(), await others()]
  expect(tenants).toHaveLength(2)
  await eraseTenant({ erase: id })
  for (const { name, columns } of tables) {
    for (const column of columns.filter((one) => /tenant_id$/.test(one))) {
      const { rows } = await w.owner.query(`SELECT count(*)::int AS n FROM ${name} WHERE ${column} = $1`, [
        id,
      ])
      expect([name, column, rows[0].n]).toEqual([name, column, 0])
    }
  }
  // What is left is the job that does it, and what the platform’s own audit log says of it by a public id.
  expect(await naming()).toEqual(['pgboss.job'])
  const left = await w.owner.query(`SELECT name FROM pgboss.job WHERE data::text LIKE '%${id}%'`)
  expect(left.rows).toEqual([{ name: 'erase-tenant' }])
  expect(await others()).toEqual(tenants)
  expect(await digests()).toEqual(before)
  const people = homes.rows.map((row) => row.id)
  for (const table of ['app_user WHERE id', 'identity WHERE user_id', 'session WHERE user_id']) {
    expect((await w.owner.query(`SELECT 1 FROM ${table} = ANY($1)`, [people])).rows).toEqual([])
  }
})

it('is told by the platform’s audit log: what went, who asked for it and when; and doing it again does nothing', async () => {
  await eraseTenant({ erase: id })
  expect(await erase(1)).toBeNull()
  const last = (await heard()).filter(({ action }) => action === 'tenant.deleted')
  expect(last).toEqual([
    {
      action: 'tenant.deleted',
      target_id: publicId('tenant', id),
      after: {
        tenant: 'harbour',
        name: CANARY,
        asked_at: expect.any(String),
        asked_by: publicId('user', ADMIN),
      },
      subject: 'erase-tenant',
    },
  ])
})
