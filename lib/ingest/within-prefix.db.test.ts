import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { authorise, type Scope } from '@/lib/access/keys'
import { closeConnections } from '@/lib/store/client'
import { inTenant } from '@/lib/store/in-tenant'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { type TestTenant, testTenant, useDatabase } from '@/tools/testing/tenant'
import { submitReport } from './submit-report'
import { type MadeImage, trivyReport } from './testing/trivy-report'

let database: TestDatabase
let harbour: TestTenant
beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  harbour = await testTenant('harbour')
})
afterAll(async () => {
  await closeConnections()
  await database.drop()
})

/** A report that carries the engine's own id: it wins over the name that is given. */
const snapshot = new Uint8Array(readFileSync(path.join('demo/reports/docker-engine', 'default-20.10.json')))
const under = (assetPrefix: string) =>
  authorise({ ...harbour.principal('agent', assetPrefix), assetPrefix }, 'submissions.create')
const from = (asset: string, body: Uint8Array<ArrayBuffer> = snapshot) => ({
  body,
  asset,
  kind: null,
  tool: null,
  observedAt: null,
  fullCoverage: false,
  labels: {},
})

it('does not let the token of one asset speak for another by the identity inside a report', async () => {
  const { row } = await submitReport(under('db-'), from('db-1'))
  expect(row.state).toBe('parsed')
  await expect(submitReport(under('web-'), from('web-1'))).rejects.toMatchObject({
    code: 'asset_out_of_scope',
    message: expect.stringMatching(/engine id or digest, is kept here under another name/),
  })
  expect((await submitReport(under('db-'), from('db-1'))).duplicate).toBe(true)
})

const golden = (file: string) => new Uint8Array(readFileSync(path.join('lib/formats', file)))
const day = (n: number) => new Date(Date.UTC(2026, 9, n, 2))
const kept = (scope: Scope) =>
  inTenant(scope, async (tx) => ({
    assets: await tx.db.asset.findMany({ where: { tenantId: tx.tenantId }, orderBy: { name: 'asc' } }),
    tags: await tx.db.imageTag.findMany({ where: { tenantId: tx.tenantId } }),
    aliases: await tx.db.assetAlias.findMany({ where: { tenantId: tx.tenantId } }),
    retired: await tx.db.assetRetirement.findMany({ where: { tenantId: tx.tenantId } }),
  }))

it('refuses a report that speaks of other assets besides, by their name, and keeps nothing of them', async () => {
  const scope = harbour.scope('owner')
  const before = await kept(scope)
  const report = golden('trivy-operator/goldens/all_reports_in_dict.json')
  const sent = { ...from('prod-1', report), kind: 'cluster' as const, observedAt: day(1) }
  const refused = await submitReport(under('prod-'), sent).catch((error: unknown) => error)
  expect(refused).toMatchObject({ code: 'asset_out_of_scope', at: 'asset' })
  expect(String((refused as Error).message)).toMatch(/The report speaks of “.+” too/)
  expect(await kept(scope)).toEqual(before)
  expect((await submitReport(scope, sent)).row.state).not.toBe('rejected')
})

it('lets no tag or repository outside the prefix name an image, so that it takes no other’s place', async () => {
  const scope = harbour.scope('owner')
  const image = (more: Partial<MadeImage>) =>
    new Uint8Array(trivyReport({ config: 'own', tags: ['team/app:1'], at: day(2), found: [], ...more }))
  const theirs = await submitReport(scope, from('team/app:1', image({})))
  const before = await kept(scope)
  const sent = from('shop-app', image({ config: 'other', tags: ['team/app:1', 'shop-app:1'], at: day(3) }))
  const { row } = await submitReport(under('shop-'), sent)
  expect(row.assetId).not.toBe(theirs.row.assetId)
  const after = await kept(scope)
  expect(after.retired).toEqual(before.retired)
  const of = (assetId: string | null) => ({
    tags: after.tags.filter((tag) => tag.assetId === assetId).map(({ tag }) => tag),
    names: after.aliases
      .filter((alias) => alias.assetId === assetId && alias.source === 'tag')
      .map(({ alias }) => alias),
    lineage: after.assets.find(({ id }) => id === assetId)?.lineage,
  })
  expect(JSON.stringify(of(row.assetId))).not.toContain('team/app')
  expect(of(row.assetId).names).toContain('shop-app:1')
  expect(of(theirs.row.assetId).names).toContain('team/app:1')
})

it('refuses an image that is kept as another’s by its digest', async () => {
  const body = new Uint8Array(trivyReport({ config: 'own', tags: ['shop-app:2'], at: day(4), found: [] }))
  await expect(submitReport(under('shop-'), from('shop-app', body))).rejects.toMatchObject({
    code: 'asset_out_of_scope',
  })
})

it('takes a machine’s own token for itself and what is under it, and not for a machine whose name goes on', async () => {
  const own = under('host-1/')
  const daily = golden('docker-bench/goldens/hardened-1.6.0.log.json')
  const hand = (asset: string) => submitReport(own, { ...from(asset, daily), observedAt: day(5) })
  expect((await hand('host-1')).row.state).toBe('parsed')
  expect((await hand('host-1/builder')).row.state).toBe('parsed')
  for (const other of ['host-10', 'host-1.example', 'host'])
    await expect(hand(other)).rejects.toMatchObject({
      code: 'asset_out_of_scope',
      message: expect.stringContaining('for “host-1” and for assets whose name begins with “host-1/”'),
    })
})
