import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Scope } from '@/lib/access/keys'
import { parsePublicId } from '@/lib/core/public-id'
import { closeConnections } from '@/lib/store/client'
import { addFindingEvents } from '@/lib/store/findings/add-finding-events'
import { lockFindings } from '@/lib/store/findings/lock-findings'
import { inTenant } from '@/lib/store/in-tenant'
import { findingDetail } from '@/lib/views/finding'
import { findingsQuery } from '@/lib/views/finding.schema'
import { listFindings } from '@/lib/views/findings'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { handIn } from '@/tools/testing/hand-in'
import { testTenant, useDatabase } from '@/tools/testing/tenant'
import { changeFinding } from './change-finding'
import { continueBulk } from './continue-bulk'
import type { FindingWords } from './said-words'
import { startBulk } from './start-bulk'

let database: TestDatabase
let scope: Scope
let ids: string[]
beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  scope = (await testTenant('harbour')).scope('owner')
  await handIn(scope, 'lab-default.json', 'edge-01')
  ids = (await listFindings(scope, findingsQuery.parse({ limit: 20 }))).items.map(({ id }) => id)
})
afterAll(async () => {
  await closeConnections()
  await database.drop()
})

const changeFindings = async (by: Scope, chosen: string[], words: FindingWords) =>
  continueBulk(by, await startBulk(by, { ids: chosen }, words))
const fresh = () => ids.pop() ?? ''
const uuidOf = (id: string) => parsePublicId('finding', id) ?? ''
const versionOf = async (id: string) => (await findingDetail(scope, id)).version
/** What is kept of a finding's changes: its version, its events and the audit log's. */
async function kept(id: string) {
  const { version, events } = await findingDetail(scope, id)
  const audited = await inTenant(scope, (tx) =>
    tx.db.auditEvent.count({ where: { tenantId: tx.tenantId, targetId: id } }),
  )
  return { version, events: events.length, audited }
}

describe('nothing to change', () => {
  it('is refused where nothing is said', async () => {
    const id = fresh()
    const before = await kept(id)
    const refusal = { kind: 'invalid', code: 'nothing_to_change' }
    await expect(changeFinding(scope, id, { version: before.version })).rejects.toMatchObject(refusal)
    await expect(changeFindings(scope, [id], {})).rejects.toMatchObject(refusal)
    expect(await kept(id)).toEqual(before)
  })

  it('leaves no trace where what is said holds already', async () => {
    const id = fresh()
    await changeFinding(scope, id, { version: await versionOf(id), status: 'in_progress' })
    const before = await kept(id)
    await changeFinding(scope, id, { version: before.version, status: 'in_progress', owner: null })
    await changeFindings(scope, [id], { status: 'in_progress' })
    expect(await kept(id)).toEqual(before)
  })

  it('leaves a trace of what does change only', async () => {
    const id = fresh()
    const version = await versionOf(id)
    await changeFinding(scope, id, { version, status: 'open', owner: null, comment: 'Looking.' })
    const { events } = await findingDetail(scope, id)
    expect(events.map(({ kind }) => kind)).toEqual(['comment', 'opened'])
  })

  it('still refuses an old version', async () => {
    const id = fresh()
    const version = await versionOf(id)
    await changeFinding(scope, id, { version, status: 'in_progress' })
    await expect(changeFinding(scope, id, { version, status: 'in_progress' })).rejects.toMatchObject({
      code: 'changed_meanwhile',
    })
  })
})

describe('the time of a change', () => {
  it('is later than that of whoever held the finding while it waited', async () => {
    const id = fresh()
    let waiting: Promise<void> | undefined
    let held = new Date(0)
    await inTenant(scope, async (tx) => {
      await lockFindings(tx, [uuidOf(id)])
      waiting = changeFindings(scope, [id], { status: 'in_progress' })
      await new Promise((resolve) => setTimeout(resolve, 300))
      held = new Date()
      const event = { actorRef: null, submissionId: null, kind: 'comment' as const, data: { text: 'first' } }
      await addFindingEvents(tx, [{ ...event, id: v7(), findingId: uuidOf(id), at: held }])
    })
    await waiting
    const [latest, first] = (await findingDetail(scope, id)).events
    expect([latest?.kind, first?.kind]).toEqual(['status', 'comment'])
    expect(Date.parse(latest?.at ?? '')).toBeGreaterThan(held.getTime())
  })

  it('only grows, even after an event that is ahead of the clock', async () => {
    const id = fresh()
    const ahead = new Date(Date.now() + 240_000)
    const event = { actorRef: null, submissionId: null, kind: 'comment' as const, data: { text: 'ahead' } }
    await inTenant(scope, (tx) =>
      addFindingEvents(tx, [{ ...event, id: v7(), findingId: uuidOf(id), at: ahead }]),
    )
    for (const status of ['in_progress', 'fixed', 'open'] as const)
      await changeFinding(scope, id, { version: await versionOf(id), status })
    const { events } = await findingDetail(scope, id)
    expect(events.slice(0, 4).map(({ data }) => data.to ?? data.text)).toEqual([
      'open',
      'fixed',
      'in_progress',
      'ahead',
    ])
    expect(new Set(events.map(({ at }) => at)).size).toBe(events.length)
  })
})
