import { v7 } from 'uuid'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { testTenant, useDatabase } from '@/tools/testing/tenant'
import { closeConnections } from './client'
import { idsAsBytes } from './ids-as-bytes'
import { inTenant } from './in-tenant'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
})
afterAll(async () => {
  await closeConnections()
  await database?.drop()
})

it('reads ids as they were, none, one and many', async () => {
  const scope = (await testTenant('ids')).scope('owner')
  for (const count of [0, 1, 2, 300]) {
    const ids = Array.from({ length: count }, () => v7())
    const [row] = await inTenant(
      scope,
      ({ db }) => db.$queryRaw<{ ids: string[] }[]>`SELECT ${idsAsBytes(ids)}::uuid[] AS ids`,
    )
    expect(row?.ids).toEqual(ids)
  }
})

it('refuses what is no id', () => {
  for (const id of ['', 'x', '0193', `${v7()}0`, v7().replace(/.$/, 'g')])
    expect(() => idsAsBytes([v7(), id])).toThrow('no UUID')
})
