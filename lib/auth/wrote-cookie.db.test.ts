import { afterAll, beforeAll, expect, it } from 'vitest'
import { callRoute } from '@/tools/testing/call-route'
import { type Sender, type World, world } from '@/tools/testing/world'
import { principalFromRequest } from './principal-from-request'

const BANK = 'harbour-bank'
let w: World
let owner: { cookie: string }
let tokens: { agent: string; reader: string } | undefined

beforeAll(async () => {
  w = await world()
  owner = await w.signIn(`owner@${BANK}.example`)
  tokens = w.logins.tenants.find(({ slug }) => slug === BANK)?.tokens
  // Nobody looks whether it follows, so that nothing is read from it: what is tested is who might.
  process.env.DATABASE_REPLICA_URL = w.database.appUrl
})
afterAll(async () => {
  delete process.env.DATABASE_REPLICA_URL
  await w?.end()
})

const list = (as: Sender) => callRoute(w, { method: 'GET', path: '/tokens' }, '/tokens', { as, tenant: BANK })
const make = (as: Sender, name: string) =>
  callRoute(w, { method: 'POST', path: '/tokens' }, '/tokens', {
    as,
    tenant: BANK,
    body: { kind: 'reader', name },
  })

it('a change by a browser leaves it how far the log had come, bound as a session’s cookie is; nothing else does', async () => {
  expect((await make(owner, 'one')).headers.get('set-cookie')).toMatch(
    /^plimsoll\.wrote=[0-9A-F]+\/[0-9A-F]+; Path=\/; Max-Age=60; HttpOnly; SameSite=Lax$/,
  )
  expect((await list(owner)).headers.get('set-cookie')).toBeNull()
  const refused = await callRoute(w, { method: 'POST', path: '/tokens' }, '/tokens', {
    as: owner,
    tenant: BANK,
    body: {},
  })
  expect([refused.status, refused.headers.get('set-cookie')]).toEqual([400, null])
  const { DATABASE_REPLICA_URL } = process.env
  delete process.env.DATABASE_REPLICA_URL
  expect((await make(owner, 'two')).headers.get('set-cookie')).toBeNull()
  process.env.DATABASE_REPLICA_URL = DATABASE_REPLICA_URL
})

it('only what changes nothing may come from a replica, from one as far as that cookie says, and never to an agent', async () => {
  const replicaOf = async (method: string, as: Sender) =>
    (await principalFromRequest(w.request(method, '/api/v1/submissions', { as, tenant: BANK }), 'required'))
      .replica
  expect(await replicaOf('GET', owner)).toEqual({ after: null })
  expect(await replicaOf('GET', { cookie: `${owner.cookie}; plimsoll.wrote=1A/2B3C` })).toEqual({
    after: '1A/2B3C',
  })
  expect(await replicaOf('GET', { cookie: `plimsoll.wrote='); DROP; ${owner.cookie}` })).toEqual({
    after: null,
  })
  expect(await replicaOf('POST', owner)).toBeUndefined()
  expect(await replicaOf('GET', { token: tokens?.reader ?? '' })).toEqual({ after: null })
  expect(await replicaOf('GET', { token: tokens?.agent ?? '' })).toBeUndefined()
})
