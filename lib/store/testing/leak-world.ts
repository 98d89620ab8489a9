import { readFileSync } from 'node:fs'
import pg from 'pg'
import { addMember } from '@/lib/members/add-member'
import { addToken } from '@/lib/tokens/add-token'
import type { TestDatabase } from '@/tools/testing/database'
import { type TestTenant, testTenant } from '@/tools/testing/tenant'
import { closeConnections } from '../client'
import { digestsIn } from './digests'
import { type FirstTenant, firstTenant } from './first-tenant'
import { marksOf, textOf } from './marks'
import type { Reading } from './reading'
import { CANARY, handIn, seedFirst } from './seed-first'
import { guardedTables, under, type Way } from './walls'

/** A tenant with something of everything, a neighbour with some of it, and a stranger with nothing. */
export interface LeakWorld {
  owner: pg.Client
  /** Tables with row-level security. */
  tables: string[]
  /** What there is of the first tenant to ask for. */
  a: FirstTenant
  /** What only the first tenant has. */
  marks: ReadonlySet<string>
  inFirst: Way
  inNeighbour: Way
  inStranger: Way
  /** What a call answers; null when it says that there is no such thing. */
  answer: (way: Way, call: Reading) => Promise<unknown>
  /** Whether a call, in a transaction that is then rolled back, changes rows of the first tenant. */
  changes: (way: Way, call: Reading) => Promise<boolean>
  end: () => Promise<void>
}

/** Fills the database that the process points at: for `beforeAll`, with `end` in `afterAll`. */
export async function leakWorld(database: TestDatabase): Promise<LeakWorld> {
  const owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  const first = await testTenant('harbour')
  const neighbour = await testTenant('pier')
  const stranger = await testTenant('quay')
  await seedFirst(first)
  await seedNeighbour(neighbour)
  await owner.query(
    `UPDATE evidence SET encoding = 'dropped', content = '', base_sha256 = NULL, drop_id = (SELECT id FROM evidence_drop WHERE tenant_id = $1)
     WHERE tenant_id = $1 AND sha256 IN (SELECT s.evidence_sha256 FROM submission s
       JOIN asset a ON a.tenant_id = s.tenant_id AND a.id = s.asset_id WHERE s.tenant_id = $1 AND a.name = $2)`,
    [first.tenant.id, `${CANARY}-old`],
  )
  const tables = await guardedTables(owner)
  const a = await firstTenant(owner, first)
  return {
    owner,
    tables,
    a,
    marks: await marksOf(owner, a.tenant.id, [neighbour.tenant.id, stranger.tenant.id]),
    // As somebody who is known there: a new actor alone would count as a change.
    inFirst: { scope: first.scope('owner', CANARY), named: null },
    inNeighbour: { scope: neighbour.scope('owner'), named: null },
    inStranger: { scope: stranger.scope('owner'), named: null },
    answer: (way, call) => under(way, (tx) => call(tx, a)).catch(nullIfMissing),
    changes: (way, call) => changes(way, call, a, tables),
    async end() {
      await closeConnections()
      await owner.end()
      await database.drop()
    },
  }
}

/** A report of the same checks and label sets, a token and a person. */
async function seedNeighbour(neighbour: TestTenant): Promise<void> {
  const scope = neighbour.scope('owner')
  const now = new Date()
  await handIn(scope, readFileSync('demo/reports/docker-bench/lab-default.json', 'utf8'), 'pier-host', 2)
  await addToken(scope, { kind: 'reader', name: 'pier', expiresAt: null }, now)
  const person = { email: 'pier@pier.example', name: 'pier', role: 'owner', validUntil: null } as const
  await addMember(scope, person, async () => ({ password: 'x', hash: 'x' }), now)
}

function nullIfMissing(error: unknown): null {
  if (/not there|has no|no record|not found/i.test(String(error))) return null
  throw error
}

async function changes(way: Way, call: Reading, a: FirstTenant, tables: readonly string[]): Promise<boolean> {
  let changed = false
  const undone = new Error('undone')
  const work = under(way, async (tx) => {
    const before = textOf(await digestsIn(tx, tables, a.tenant.id))
    await call(tx, a)
    changed = textOf(await digestsIn(tx, tables, a.tenant.id)) !== before
    throw undone
  })
  await work.catch((error: unknown) => {
    if (error !== undone) throw error
  })
  return changed
}
