import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testDatabase } from '@/tools/testing/database'
import { useDatabase } from '@/tools/testing/tenant'
import { resetSecondFactor } from './accounts/reset-second-factor'
import { readCatalogueVersion } from './catalogue/read-catalogue-version'
import { newUser } from './people/new-user'
import { providerUser } from './people/provider-user'
import { sendJob } from './queue/send-job'
import {
  BARE,
  BY_OWNERS_FUNCTION,
  ELSEWHERE,
  lockings,
  OWN,
  READERS,
  readings,
  WRITERS,
  writings,
} from './testing/calls'
import { eraseRows, ownerDigests } from './testing/digests'
import { LATER } from './testing/first-tenant'
import { type LeakWorld, leakWorld } from './testing/leak-world'
import { unlocked, unlockedDuring } from './testing/locks'
import { isNothing, shown, textOf, textsOf } from './testing/marks'
import type { Reading } from './testing/reading'
import { CANARY } from './testing/seed-first'
import { storeFunctions } from './testing/store-functions'
import { setSecurity, under } from './testing/walls'

let w: LeakWorld
beforeAll(async () => {
  const database = await testDatabase()
  useDatabase(database)
  w = await leakWorld(database)
}, 120_000)
afterAll(() => w?.end())

describe('the seed', () => {
  it('leaves rows of the first tenant in every table but those that nothing writes yet', async () => {
    const empty = (await ownerDigests(w.owner, w.a.tenant.id)).filter(({ rows }) => rows === 0)
    expect(empty.map(({ name }) => name)).toEqual(['logout_token'])
  })

  it('leaves much to recognise it by', () => {
    expect(w.marks.size).toBeGreaterThan(300)
    expect(w.marks).toContain(w.a.tenant.id)
  })
})

it('knows a call of every store function that takes a tenant, and of no other', () => {
  const known = [...Object.keys(READERS), ...Object.keys(WRITERS), ...ELSEWHERE].sort()
  expect(known).toEqual(storeFunctions())
  expect(known.length).toBeGreaterThan(100)
})

/** What the neighbour is told with every policy in force, by the reading's name. */
const guarded = new Map<string, string[]>()

describe.each(readings)('%s', (label, name, call) => {
  it('answers its own tenant with what is its', async () => {
    const told = await w.answer(w.inFirst, call)
    expect(textOf(told)).not.toBe(textOf(await w.answer(w.inStranger, call)))
    if (!BARE.includes(name)) expect(shown(told, w.marks)).not.toEqual([])
  })

  it('tells one that has nothing nothing', async () => {
    const told = await w.answer(w.inStranger, call)
    if (!OWN.includes(name)) expect([told, isNothing(told)]).toEqual([told, true])
    expect(shown(told, w.marks)).toEqual([])
  })

  it('tells a neighbour with data of its own nothing of it', async () => {
    const told = await w.answer(w.inNeighbour, call)
    expect(shown(told, w.marks)).toEqual([])
    guarded.set(label, textsOf(told))
  })

  it('still does where the statement names the tenant whose transaction it is not', async () => {
    for (const way of [w.inStranger, w.inNeighbour]) {
      const told = await w.answer({ ...way, named: w.a.tenant }, call)
      if (!OWN.includes(name)) expect([told, isNothing(told)]).toEqual([told, true])
      expect(shown(told, w.marks)).toEqual([])
    }
  })
})

describe.each([
  ['evidence', 'readEvidence'],
  ['attachment', 'readAttachment'],
  ['agent', 'findAgentByName'],
  ['log_leaf', 'epochSize'],
  ['submission', 'evidenceOf'],
] as const)('without the policy of table %s alone', (table, name) => {
  beforeAll(() => setSecurity(w.owner, [table], 'DISABLE'))
  afterAll(() => setSecurity(w.owner, [table], 'ENABLE'))

  it(`${name} leaks once its statement names another tenant too`, async () => {
    const [call] = READERS[name] ?? []
    if (!call) throw new Error(`no call of ${name}`)
    expect(isNothing(await w.answer(w.inStranger, call))).toBe(true)
    const told = await w.answer({ ...w.inStranger, named: w.a.tenant }, call)
    expect(isNothing(told)).toBe(false)
    expect(textOf(told)).toBe(textOf(await w.answer(w.inFirst, call)))
  })
})

describe('without row-level security', () => {
  beforeAll(() => setSecurity(w.owner, w.tables, 'DISABLE'))
  afterAll(() => setSecurity(w.owner, w.tables, 'ENABLE'))

  it('a statement that names no tenant is seen to leak', async () => {
    const careless: Reading = (tx) => tx.db.asset.findMany({ select: { id: true, name: true } })
    expect(shown(await w.answer(w.inStranger, careless), w.marks)).toContain(w.a.assetId)
  })

  it.each(readings)('%s keeps to the tenant that its statements name', async (label, name, call) => {
    const told = await w.answer(w.inStranger, call)
    if (!OWN.includes(name)) expect([told, isNothing(told)]).toEqual([told, true])
    expect(shown(told, w.marks)).toEqual([])
    const neighbours = await w.answer(w.inNeighbour, call)
    expect(shown(neighbours, w.marks)).toEqual([])
    expect(textsOf(neighbours)).toEqual(guarded.get(label))
  })

  it.each(writings)('%s keeps to the tenant that its statements name', async (_, call) => {
    expect(await w.changes(w.inNeighbour, call).catch(() => false)).toBe(false)
  })

  it.each(lockings)('%s keeps to the tenant that its statements name', async (_, call) => {
    const all = await unlocked(w)
    expect(await unlockedDuring(w, w.inNeighbour, call)).toBe(all)
    expect(await unlockedDuring(w, { ...w.inNeighbour, named: w.a.tenant }, call)).toBeLessThan(all)
  })

  it.each(readings)('%s leaks once the statements name another too', async (label, name, call) => {
    const told = await w.answer({ ...w.inStranger, named: w.a.tenant }, call)
    const own = await w.answer(w.inFirst, call)
    if (BY_OWNERS_FUNCTION.includes(name) || BY_OWNERS_FUNCTION.includes(label)) {
      expect(isNothing(told)).toBe(true)
    } else expect(textsOf(told)).toEqual(textsOf(own))
  })

  it.each(writings)('%s reaches another once the statements name it too', async (name, call) => {
    const reached = w.changes({ ...w.inStranger, named: w.a.tenant }, call)
    if (BY_OWNERS_FUNCTION.includes(name)) await expect(reached).rejects.toThrow(/not of this tenant/)
    else expect(await reached).toBe(true)
  })
})

describe.each(writings)('%s', (_, call) => {
  it('changes something of its own tenant', async () => {
    expect(await w.changes(w.inFirst, call)).toBe(true)
  })

  it('changes nothing of it in the transaction of another, nor where its statements name it', async () => {
    const before = await ownerDigests(w.owner, w.a.tenant.id)
    for (const named of [null, w.a.tenant]) {
      const told = await under({ ...w.inNeighbour, named }, (tx) => call(tx, w.a)).catch(() => null)
      expect(shown(told, w.marks)).toEqual([])
      expect(await ownerDigests(w.owner, w.a.tenant.id)).toEqual(before)
    }
  })
})

describe.each(lockings)('%s', (_, call) => {
  it('locks rows of its own tenant and none of another', async () => {
    const all = await unlocked(w)
    expect(await unlockedDuring(w, w.inFirst, call)).toBeLessThan(all)
    expect(await unlockedDuring(w, w.inNeighbour, call)).toBe(all)
    expect(await unlockedDuring(w, { ...w.inNeighbour, named: w.a.tenant }, call)).toBe(all)
  })
})

describe('what belongs to no tenant', () => {
  const jobs = async () => (await w.owner.query('SELECT id, data FROM pgboss.job ORDER BY id')).rows

  it('readCatalogueVersion tells every tenant the same, and nothing of any', async () => {
    const call: Reading = (tx) => readCatalogueVersion(tx, w.a.assessment.catalogueVersion)
    const told = await w.answer(w.inFirst, call)
    expect(isNothing(told)).toBe(false)
    expect(textOf(await w.answer(w.inStranger, call))).toBe(textOf(told))
    expect(shown(told, w.marks)).toEqual([])
  })

  it('newUser makes a person, and neither changes nor names one that another tenant knows', async () => {
    const before = await ownerDigests(w.owner, w.a.tenant.id)
    const person = { name: 'stolen', passwordHash: 'stolen', at: LATER }
    const call = (email: string) => under(w.inStranger, (tx) => newUser(tx, { ...person, email }))
    expect(await call(`owner@${CANARY}.example`)).toBeNull()
    expect(await ownerDigests(w.owner, w.a.tenant.id)).toEqual(before)
    expect(await call('new@quay.example')).toEqual(expect.any(String))
  })

  it('resetSecondFactor takes one away from a member of this tenant alone, and of no other', async () => {
    const { rows } = await w.owner.query(
      `UPDATE app_user SET totp_secret = '\\x01', totp_since = now() WHERE id = $1 RETURNING id`,
      [w.a.userId],
    )
    const note = { at: '', by: '', tenant: '' }
    const reset = (way: typeof w.inFirst) =>
      under(way, (tx) => resetSecondFactor(tx, { userId: rows[0].id, note, at: LATER }))
    for (const named of [null, w.a.tenant]) {
      expect(await reset({ ...w.inNeighbour, named })).toBe('elsewhere')
    }
    expect([await reset(w.inFirst), await reset(w.inFirst)]).toEqual(['done', 'none'])
  })

  it("providerUser makes a person of the transaction's own tenant, whatever another tenant knows of the same subject", async () => {
    const before = await ownerDigests(w.owner, w.a.tenant.id)
    const person = { issuer: `ldap:${w.a.providerId}`, subject: CANARY, login: 'x', name: 'stolen' }
    const made = await under(w.inStranger, (tx) =>
      providerUser(tx, {
        providerId: w.a.providerId,
        person: { ...person, email: null, groups: [] },
        at: LATER,
      }),
    )
    expect(made.userId).not.toBe(w.a.vouchedUserId)
    expect(await ownerDigests(w.owner, w.a.tenant.id)).toEqual(before)
  })

  it('sendJob queues one more job, and leaves those of another tenant as they are', async () => {
    const before = await jobs()
    expect(before.length).toBeGreaterThan(0)
    const send = (report: string) =>
      under(w.inStranger, (tx) => sendJob(tx, 'render-report', { report }, { key: report }))
    await send(v7())
    await send(w.a.waitingId)
    const ofFirst = (await jobs()).filter(({ data }) => data.tenant.id === w.a.tenant.id)
    expect(ofFirst).toEqual(before.filter(({ data }) => data.tenant.id === w.a.tenant.id))
    // Whatever a caller says, the job is of the tenant whose transaction it was.
    const claimed = { report: v7(), tenant: w.a.tenant } as unknown as { report: string }
    await under(w.inStranger, (tx) => sendJob(tx, 'render-report', claimed, { key: v7() }))
    const [last] = (await jobs()).filter(({ data }) => data.report === claimed.report)
    expect(last?.data.tenant.id).toBe(w.inStranger.scope.tenant.id)
    expect((await jobs()).length).toBeGreaterThan(before.length)
  })
})

describe('once the first tenant is gone', () => {
  const told = new Map<string, string[]>()
  beforeAll(async () => {
    for (const [label, , call] of readings) told.set(label, textsOf(await w.answer(w.inNeighbour, call)))
    await eraseRows(w.owner, w.tables, w.a.tenant.id)
  })

  it.each(readings)('%s tells its neighbour exactly what it told before', async (label, _, call) => {
    expect(textsOf(await w.answer(w.inNeighbour, call))).toEqual(told.get(label))
  })
})
