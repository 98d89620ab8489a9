import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { findDoor } from '@/lib/auth/find-door'
import { domainRecord } from '@/lib/core/domain-record'
import { closeConnections } from '@/lib/store/client'
import { listDomains } from '@/lib/store/domains/list-domains'
import { inTenant } from '@/lib/store/in-tenant'
import { readDomains } from '@/lib/views/read-domains'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { type TestTenant, testTenant, useDatabase } from '@/tools/testing/tenant'
import { addDomain } from './add-domain'
import { removeDomain } from './remove-domain'
import type { TxtRecords } from './txt-records'
import { verifyDomain } from './verify-domain'

let database: TestDatabase
let db: pg.Client
let harbour: TestTenant
let pier: TestTenant
beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  db = new pg.Client({ connectionString: database.ownerUrl })
  await db.connect()
  harbour = await testTenant('harbour')
  pier = await testTenant('pier')
})
afterAll(async () => {
  await db?.end()
  await closeConnections()
  await database?.drop()
})

const at = () => new Date()
let asked = 0
/** Each from an address of its own. */
const door = async (domain: string) => (await findDoor(domain, `192.0.2.${++asked % 250}`, at())).door
/** What the domain's own keeper has published. */
const published = new Map<string, string[]>()
const records: TxtRecords = async (name) => published.get(name) ?? []
const recordOf = async (tenant: TestTenant, domain: string) => {
  const row = (await inTenant(tenant.scope('owner'), (tx) => listDomains(tx))).find(
    (one) => one.domain === domain,
  )
  return domainRecord(domain, row?.proof ?? '').value
}
const publish = (domain: string, ...values: string[]) =>
  published.set(domainRecord(domain, '').name, ['v=spf1 -all', ...values])
const verify = (tenant: TestTenant, id: string, ask = records) =>
  verifyDomain(tenant.scope('owner'), id, at(), ask).then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  )
const verified = async (tenant: TestTenant) =>
  (await readDomains(tenant.scope('owner'))).items
    .filter((one) => one.verified_at !== null)
    .map((one) => one.domain)

it('leads nobody anywhere until the domain’s own TXT record says so', async () => {
  const id = await addDomain(harbour.scope('owner'), 'Harbour.Example', at())
  expect([await door('harbour.example'), await door('nobody.example')]).toEqual([null, null])
  expect(await verify(harbour, id)).toBe('domain_not_proved')
  publish('harbour.example', 'plimsoll-domain=of somebody else')
  expect(await verify(harbour, id)).toBe('domain_not_proved')
  expect(await door('harbour.example')).toBeNull()
  publish('harbour.example', await recordOf(harbour, 'harbour.example'))
  expect(await verify(harbour, id)).toBe('done')
  expect(await door('HARBOUR.example.')).toBe('/t/harbour/sign-in')
  expect(await door('mail.harbour.example')).toBeNull()
  expect(await verified(harbour)).toEqual(['harbour.example'])
})

it('is one tenant’s alone while its record stands, and changes hands when it is gone', async () => {
  const id = await addDomain(pier.scope('owner'), 'harbour.example', at())
  expect(await verify(pier, id)).toBe('domain_not_proved')
  const [ours, theirs] = [await recordOf(harbour, 'harbour.example'), await recordOf(pier, 'harbour.example')]
  publish('harbour.example', ours, theirs)
  expect(await verify(pier, id)).toBe('domain_taken')
  expect(await door('harbour.example')).toBe('/t/harbour/sign-in')
  publish('harbour.example', theirs)
  expect(await verify(pier, id)).toBe('done')
  expect(await door('harbour.example')).toBe('/t/pier/sign-in')
  expect([await verified(harbour), await verified(pier)]).toEqual([[], ['harbour.example']])
})

it('cannot be taken by a tenant that only asks, nor by one that names another’s proof', async () => {
  const rows = async (sql: string) => inTenant(harbour.scope('owner'), (tx) => tx.db.$queryRawUnsafe(sql))
  expect(await rows(`SELECT app.take_domain('unclaimed.example', '', now()) AS taken`)).toEqual([
    { taken: false },
  ])
  expect(await rows(`SELECT app.take_domain('harbour.example', 'a guess', now()) AS taken`)).toEqual([
    { taken: false },
  ])
  await rows(`SELECT 1 AS done FROM app.leave_domain('harbour.example')`)
  expect(await door('harbour.example')).toBe('/t/pier/sign-in')
})

it('leads to no tenant that is suspended, and nowhere once it is removed', async () => {
  await db.query(`UPDATE tenant SET suspended_at = now() WHERE slug = 'pier'`)
  expect(await door('harbour.example')).toBeNull()
  await db.query(`UPDATE tenant SET suspended_at = NULL WHERE slug = 'pier'`)
  const [own] = (await readDomains(pier.scope('owner'))).items
  await removeDomain(pier.scope('owner'), own?.id ?? '', at())
  expect(await door('harbour.example')).toBeNull()
  const { rows } = await db.query(`SELECT action FROM audit_event WHERE action LIKE 'domain.%' ORDER BY id`)
  expect(rows.map(({ action }) => action)).toEqual([
    'domain.added',
    'domain.verified',
    'domain.added',
    'domain.verified',
    'domain.removed',
  ])
})

it('says that nobody could be asked, and keeps what was', async () => {
  const [own] = (await readDomains(harbour.scope('owner'))).items
  const silent = () => Promise.reject(new Error('ETIMEOUT'))
  expect(await verify(harbour, own?.id ?? '', silent)).toBe('no_resolver')
})

it('takes no question of an address that asks for very many', async () => {
  const ask = () => findDoor('nobody.example', '198.51.100.7', at())
  for (let i = 0; i < 120; i++) await ask()
  await expect(ask()).rejects.toMatchObject({ code: 'throttled' })
})
