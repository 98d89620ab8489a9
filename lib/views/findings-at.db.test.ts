import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Scope } from '@/lib/access/keys'
import { changeAsset } from '@/lib/assets/change-asset'
import { publicId } from '@/lib/core/public-id'
import { closeConnections } from '@/lib/store/client'
import { inTenant, type TenantTx } from '@/lib/store/in-tenant'
import { addMembership } from '@/lib/store/members/add-membership'
import { newUser } from '@/lib/store/people/new-user'
import { changeFinding } from '@/lib/triage/change-finding'
import { countStatements } from '@/tools/testing/count-statements'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { handIn } from '@/tools/testing/hand-in'
import { testTenant, useDatabase } from '@/tools/testing/tenant'
import { listAssets } from './assets'
import { findingDetail } from './finding'
import { findingsQuery } from './finding.schema'
import { listFindings } from './findings'
import type { TimesQuery } from './times'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
})
afterAll(async () => {
  await closeConnections()
  await database.drop()
})

const day = (n: number, hour = 3) => new Date(Date.UTC(2026, 8, n, hour))
const at = (n: number): TimesQuery => ({ as_of: day(n).toISOString() })
const all = (scope: Scope, query: object = {}) =>
  listFindings(scope, findingsQuery.parse({ limit: 500, ...query }))

async function member(tx: TenantTx): Promise<string> {
  const id = await newUser(tx, {
    email: 'mate@example.org',
    name: 'Mate',
    passwordHash: null,
    at: day(1),
  })
  if (id === null) throw new Error('there is a mate already')
  await addMembership(tx, { userId: id, role: 'operator', validUntil: null, at: day(1) })
  return id
}

async function retireOrBringBack(scope: Scope, host: string, at: Date): Promise<void> {
  const [asset] = (await listAssets(scope, { limit: 1, q: host })).items
  if (!asset) throw new Error(`no asset is called ${host}`)
  await changeAsset(scope, asset.id, { retired: asset.retired ? null : { reason: 'gone' } }, at)
}

/** What evidence says of every finding, without the ids, which differ from tenant to tenant. */
async function told(scope: Scope, query: object = {}): Promise<string[]> {
  const { items } = await all(scope, query)
  return items
    .map((f) =>
      [
        f.asset.name,
        f.check.name,
        f.subject,
        f.status,
        f.first_seen,
        f.closed_at,
        f.reopened,
        f.last_seen,
      ].join(' '),
    )
    .sort()
}

const FILES = ['lab-default.json', 'lab-hardened.json', 'lab-default-v1.3.6.json'] as const
const reports = fc.uniqueArray(
  fc.record({
    file: fc.constantFrom(...FILES),
    host: fc.constantFrom('a', 'b'),
    on: fc.integer({ min: 1, max: 20 }),
    retire: fc.boolean(),
  }),
  { minLength: 3, maxLength: 7, selector: ({ host, on }) => `${host} ${on}` },
)

describe('findings of an instant', () => {
  it('are what a tenant shows that knows no later report, for random histories in random order of arrival', {
    timeout: 240_000,
  }, async () => {
    let run = 0
    await fc.assert(
      fc.asyncProperty(reports, fc.integer({ min: 1, max: 20 }), async (history, then) => {
        const whole = (await testTenant(`whole-${run}`)).scope('owner')
        const until = (await testTenant(`until-${run++}`)).scope('owner')
        for (const { file, host, on } of history) {
          await handIn(whole, file, host, { observedAt: day(on) })
          if (on <= then) await handIn(until, file, host, { observedAt: day(on) })
        }
        // Reports come in any order; retirements are written in their own, or one of a later day would bar those before it.
        const retirements = history
          .filter(({ on, retire }) => retire && on % 3 === 0)
          .sort((a, b) => a.on - b.on)
        for (const { host, on } of retirements) {
          await retireOrBringBack(whole, host, day(on, 9))
          if (on < then) await retireOrBringBack(until, host, day(on, 9))
        }
        expect(await told(whole, at(then))).toEqual(await told(until))
        expect(await told(whole, { as_of: new Date().toISOString() })).toEqual(await told(whole))
      }),
      { numRuns: Number(process.env.PLIMSOLL_HISTORIES ?? 5), endOnFailure: true },
    )
  })

  it('are as they were known: a late report is not, by who looks before it came', async () => {
    const scope = (await testTenant('late')).scope('owner')
    await handIn(scope, 'lab-default.json', 'a', { observedAt: day(1) })
    const before = await told(scope)
    const known_at = new Date().toISOString()
    await handIn(scope, 'lab-hardened.json', 'a', { observedAt: day(2) })
    expect(await told(scope, { known_at })).toEqual(before)
    expect(await told(scope)).not.toEqual(before)
  })
})

describe("people's words of an instant", () => {
  it('are the last ones said by then, with the events by then', async () => {
    const scope = (await testTenant('words')).scope('owner')
    const owner = publicId('user', await inTenant(scope, member))
    await handIn(scope, 'lab-default.json', 'a', { observedAt: day(1) })
    const [first] = (await all(scope)).items
    const instants: string[] = []
    const said = [
      { status: 'in_progress' },
      { owner, comment: 'mine' },
      { status: 'fixed', owner: null },
    ] as const
    for (const words of said) {
      instants.push(new Date().toISOString())
      await new Promise((done) => setTimeout(done, 5))
      const { version } = await findingDetail(scope, first?.id ?? '')
      await changeFinding(scope, first?.id ?? '', { version, ...words })
    }
    instants.push(new Date(Date.now() + 1).toISOString())
    const seen = await Promise.all(
      instants.map(async (as_of) => {
        const { status, owner: whose, events } = await findingDetail(scope, first?.id ?? '', { as_of })
        return [status, whose?.id ?? null, events.length]
      }),
    )
    expect(seen).toEqual([
      ['open', null, 1],
      ['in_progress', null, 2],
      ['in_progress', owner, 4],
      ['fixed', null, 6],
    ])
    const mine = await all(scope, { as_of: instants[2], owner })
    expect(mine.items.map((f) => f.id)).toEqual([first?.id])
    expect((await all(scope, { as_of: instants[3], owner })).items).toEqual([])
    expect((await all(scope, { as_of: instants[3], status: 'fixed' })).items).toHaveLength(1)
  })

  it('of a fix that evidence contradicts start anew, as they do now', async () => {
    const scope = (await testTenant('again')).scope('owner')
    await handIn(scope, 'lab-default.json', 'a', { observedAt: day(1) })
    const closing = new Set((await all(scope)).items.map((f) => f.id))
    for (const id of closing) {
      const { version } = await findingDetail(scope, id)
      await changeFinding(scope, id, { version, status: 'fixed' })
    }
    const said = new Date(Date.now() + 1)
    const later = (ms: number) => new Date(said.getTime() + ms)
    await handIn(scope, 'lab-hardened.json', 'a', { observedAt: later(60_000) })
    await handIn(scope, 'lab-default.json', 'a', { observedAt: later(120_000) })
    const now = await all(scope)
    expect(new Set(now.items.map((f) => f.status))).toEqual(new Set(['open', 'closed']))
    expect(await told(scope, { as_of: later(180_000).toISOString() })).toEqual(await told(scope))
    const between = await all(scope, { as_of: later(1).toISOString(), status: 'fixed' })
    expect(between.items).toHaveLength(closing.size)
  })
})

describe('a finding of later', () => {
  it('is not there yet', async () => {
    const scope = (await testTenant('later')).scope('owner')
    await handIn(scope, 'lab-default.json', 'a', { observedAt: day(5) })
    const [first] = (await all(scope)).items
    expect((await all(scope, at(4))).items).toEqual([])
    await expect(findingDetail(scope, first?.id ?? '', at(4))).rejects.toMatchObject({ kind: 'not_found' })
    expect((await findingDetail(scope, first?.id ?? '', at(6))).events).toHaveLength(1)
  })
})

describe('what it costs', () => {
  it('is as many statements as now, however many findings there are', async () => {
    const scope = (await testTenant('costs')).scope('owner')
    await handIn(scope, 'lab-default.json', 'a', { observedAt: day(1) })
    const cost = async (query: object) => (await countStatements(() => all(scope, query))).statements.length
    await cost({})
    await cost(at(6))
    const few = [await cost({}), await cost(at(6))]
    expect(few).toEqual([3, 3])
    for (const host of ['b', 'c']) await handIn(scope, 'lab-default.json', host, { observedAt: day(2) })
    expect([await cost({}), await cost(at(6))]).toEqual(few)
  })
})
