import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { signIn } from '@/lib/auth/sign-in'
import { type World, world } from '@/tools/testing/world'
import { seedDemo } from './seed'

let w: World
beforeAll(async () => {
  w = await world()
})
afterAll(() => w?.end())

it('answers the same logins when run again, and makes nothing twice', async () => {
  const db = new pg.Client({ connectionString: w.database.ownerUrl })
  await db.connect()
  const count = async () => {
    const { rows } = await db.query(
      `SELECT (SELECT count(*) FROM tenant WHERE slug <> '') AS tenants, (SELECT count(*) FROM app_user) AS users,
        (SELECT count(*) FROM membership) AS members, (SELECT count(*) FROM api_token) AS tokens,
        (SELECT count(*) FROM agent) AS agents, (SELECT count(*) FROM audit_event) AS events`,
    )
    return rows[0]
  }
  const before = await count()
  expect(before).toMatchObject({ tenants: '2', users: '17', members: '16', tokens: '4', agents: '2' })
  expect(await seedDemo({ ...w.database, log: () => {} })).toEqual(w.logins)
  expect(await count()).toEqual(before)
  await db.end()
})

it('makes logins that work, of which none is another’s', async () => {
  const everyone = [w.logins.platform, ...w.logins.tenants.flatMap(({ users }) => users)]
  expect(new Set(everyone.map(({ password }) => password)).size).toBe(everyone.length)
  for (const { email, password } of everyone) {
    const result = await signIn({ email, password, address: null, userAgent: null, at: new Date() })
    expect([email, result.outcome]).toEqual([email, 'ok'])
  }
})
