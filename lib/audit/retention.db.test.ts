import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { notifyTenants } from '@/lib/notify/notify-tenants'
import { sweepSignIns } from '@/lib/platform/sweep-sign-ins'
import { writeAuditEvent } from '@/lib/store/audit/write-audit-event'
import { closeConnections } from '@/lib/store/client'
import { inTenant } from '@/lib/store/in-tenant'
import { readAuditEvents } from '@/lib/views/read-audit-events'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { type TestTenant, testTenant, useDatabase } from '@/tools/testing/tenant'
import { batchEveryTenant } from './batch-every-tenant'

/** PCI DSS 4.0.1, 10.5.1: twelve months; the Cybersecurity Law asks for six. Nothing here ever goes, whatever the tenant has. */
const THIRTEEN_MONTHS = 396 * 86_400_000

let database: TestDatabase
let owner: pg.Client
let tenant: TestTenant
beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  tenant = await testTenant('harbour')
})
afterAll(async () => {
  await closeConnections()
  await owner?.end()
  await database?.drop()
})

it('is there after thirteen months, whatever the server does by the clock, and in the log of the tenant', async () => {
  const scope = tenant.scope('owner')
  const at = new Date(Date.now() - THIRTEEN_MONTHS)
  const id = await inTenant(scope, (tx) =>
    writeAuditEvent(tx, { action: 'asset.labels', target: { kind: 'asset', id: 'x' }, before: { a: 1 }, at }),
  )
  const read = async () =>
    (await readAuditEvents(scope, { limit: 10, from: at.toISOString() })).items.filter(
      (one) => one.target_id === 'x',
    )
  const [before] = await read()
  expect(before).toMatchObject({ action: 'asset.labels', before: { a: 1 } })
  expect(await batchEveryTenant()).toBeGreaterThan(0)
  await sweepSignIns()
  await notifyTenants()
  const [after] = await read()
  expect(after).toMatchObject({ id: before?.id, at: at.toISOString(), before: { a: 1 } })
  const { rows } = await owner.query('SELECT log_index FROM audit_event WHERE id = $1', [id])
  expect(rows[0].log_index).not.toBeNull()
})

it('can neither be changed, but for its leaf, nor deleted by the application', async () => {
  const app = new pg.Client({ connectionString: database.appUrl })
  await app.connect()
  await app.query('SELECT app.use_tenant($1::uuid, NULL)', [tenant.tenant.id])
  const refused = (sql: string) => expect(app.query(sql)).rejects.toMatchObject({ code: '42501' })
  await refused('DELETE FROM audit_event')
  await refused('TRUNCATE audit_event')
  for (const column of [
    'at',
    'actor_ref',
    'action',
    'target_kind',
    'target_id',
    'before',
    'after',
    'address',
    'provider',
  ])
    await refused(`UPDATE audit_event SET "${column}" = "${column}"`)
  await app.end()
})

it('is deleted or rewritten by no function of the owner, by no cascade, and by no statement of ours', async () => {
  const { rows: functions } = await owner.query(
    `SELECT proname FROM pg_proc WHERE pronamespace = 'app'::regnamespace
     AND prosrc ~* '(delete\\s+from|truncate|update)\\s+(public\\.)?"?(audit_event|actor)\\M'`,
  )
  expect(functions).toEqual([])
  const { rows: cascades } = await owner.query(
    `SELECT conname FROM pg_constraint WHERE contype = 'f' AND confdeltype <> 'a' AND confdeltype <> 'r'
     AND conrelid = 'audit_event'::regclass`,
  )
  expect(cascades).toEqual([])
  const statements = readdirSync('lib', { recursive: true, encoding: 'utf8' })
    .filter(
      (file) =>
        file.endsWith('.ts') &&
        !/\.test\.ts$|(^|\/)(testing|generated)\//.test(file.replaceAll(path.sep, '/')),
    )
    .filter((file) =>
      /(DELETE\s+FROM|TRUNCATE)\s+"?audit_event|auditEvent\s*\.\s*delete/i.test(
        readFileSync(path.join('lib', file), 'utf8'),
      ),
    )
  expect(statements).toEqual([])
})
