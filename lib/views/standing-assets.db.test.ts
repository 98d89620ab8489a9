import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Scope } from '@/lib/access/keys'
import { changeAsset } from '@/lib/assets/change-asset'
import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { closeConnections } from '@/lib/store/client'
import { inTenant } from '@/lib/store/in-tenant'
import { replaceAssetStandings } from '@/lib/store/standings/replace-asset-standings'
import { countStatements } from '@/tools/testing/count-statements'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { handIn } from '@/tools/testing/hand-in'
import { testTenant, useDatabase } from '@/tools/testing/tenant'
import { listAssets } from './assets'
import { standingAssets } from './standing-assets'

let database: TestDatabase
let scope: Scope
const ago = (days: number) => new Date(Date.now() - days * 86_400_000)
const read = (of: Scope, at = new Date()) => inTenant(of, (tx) => standingAssets(tx, at, loadCatalogue()))

beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  scope = (await testTenant('harbour')).scope('owner')
  for (const host of ['a', 'b', 'c', 'd'])
    await handIn(scope, 'lab-default.json', host, { observedAt: ago(3) })
})
afterAll(async () => {
  await closeConnections()
  await database.drop()
})

it('is the same list as long as nothing changes, and asks for nothing but whether anything did', async () => {
  const first = await read(scope)
  expect(first).toHaveLength(4)
  const { statements } = await countStatements(async () => expect(await read(scope)).toBe(first))
  expect(statements).toHaveLength(2)
})

it('reads what changed and leaves the others as they are in memory', async () => {
  const first = await read(scope)
  await handIn(scope, 'lab-hardened.json', 'b', { observedAt: ago(1) })
  const second = await read(scope)
  const changed = second?.filter((asset, i) => asset.standing !== first?.[i]?.standing)
  expect(changed).toHaveLength(1)
  const same = second?.filter((asset) => first?.includes(asset)).length ?? 0
  expect(same).toBeGreaterThan(0)
  await handIn((await testTenant('pier')).scope('owner'), 'lab-default.json', 'b', { observedAt: ago(1) })
  expect(await read(scope)).toBe(second)
})

it('sees an asset that is retired, one that is new, and evidence that grows stale by time alone', async () => {
  const asset = (await listAssets(scope, { limit: 10, q: 'd' })).items.find((one) => one.name === 'd')
  await changeAsset(scope, asset?.id ?? '', { retired: { reason: 'sold' } }, new Date())
  expect(await read(scope)).toHaveLength(3)
  await handIn(scope, 'lab-default.json', 'e', { observedAt: ago(2) })
  const now = await read(scope)
  expect(now?.map(({ standing }) => standing.fresh)).toEqual([true, true, true, true])
  const later = await read(scope, ago(-400))
  expect(later?.map(({ standing }) => standing.fresh)).toEqual([false, false, false, false])
  // What is to come did not take the place of what is.
  expect(await read(scope)).toBe(now)
  expect(await read(scope, ago(2.5))).toHaveLength(4)
})

it('tells whoever changes something what nobody else sees yet, and keeps none of it', async () => {
  const before = await read(scope)
  const id = before?.[0]?.id ?? ''
  const undone = inTenant(scope, async (tx) => {
    await replaceAssetStandings(
      tx,
      id,
      [],
      [{ validFrom: new Date(), standingId: null, difference: null, labels: {}, looked: [] }],
    )
    expect(await standingAssets(tx, new Date(), loadCatalogue())).toHaveLength(3)
    throw new Error('undone')
  })
  await expect(undone).rejects.toThrow('undone')
  expect(await read(scope)).toBe(before)
})
