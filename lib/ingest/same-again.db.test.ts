import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { Scope } from '@/lib/access/keys'
import type { Unsupported } from '@/lib/core/errors'
import { closeConnections } from '@/lib/store/client'
import { inTenant } from '@/lib/store/in-tenant'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { testTenant, useDatabase } from '@/tools/testing/tenant'
import type { SubmissionInput } from './submission-input'
import { submitReport } from './submit-report'

const text = readFileSync(path.join('demo/reports/docker-bench', 'lab-default.json'), 'utf8')
const withStart = (start: string) => new TextEncoder().encode(text.replace(/"start": \d+,/, start))
const report = withStart(`"start": ${Math.floor(Date.now() / 1000) - 3600},`)
const untimed = withStart('')

let database: TestDatabase
let scope: Scope
beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  scope = (await testTenant('harbour')).scope('owner')
})
afterAll(async () => {
  await closeConnections()
  await database.drop()
})

const send = (asset: string, more: Partial<SubmissionInput> = {}) =>
  submitReport(scope, {
    body: report,
    asset,
    kind: null,
    tool: null,
    observedAt: null,
    fullCoverage: false,
    labels: {},
    ...more,
  })
const sightings = (submissionId: string) =>
  inTenant(scope, (tx) => tx.db.sighting.count({ where: { tenantId: tx.tenantId, submissionId } }))
const HOUR = 3_600_000

it('of a sender whose clock is ahead is the same submission and no sighting, whatever time it is placed at', async () => {
  const observedAt = new Date(Date.now() + HOUR)
  const first = await send('ahead-01', { observedAt })
  expect(first.row).toMatchObject({ observedSource: 'received' })
  expect(first.row.notes.map(({ code }) => code)).toContain('clock_ahead')
  const again = await send('ahead-01', { observedAt })
  expect([again.duplicate, again.row.id]).toEqual([true, first.row.id])
  expect(await sightings(first.row.id)).toBe(0)
})

it('stays the same once the sender’s time has come and would be taken', async () => {
  const observedAt = new Date(Date.now() + HOUR)
  const first = await send('ahead-02', { observedAt })
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + HOUR })
  const again = await send('ahead-02', { observedAt }).finally(() => vi.useRealTimers())
  expect([again.duplicate, again.row.id]).toEqual([true, first.row.id])
  expect(await sightings(first.row.id)).toBe(0)
})

it('with another time ahead is another submission', async () => {
  const first = await send('ahead-03', { observedAt: new Date(Date.now() + HOUR) })
  const other = await send('ahead-03', { observedAt: new Date(Date.now() + 2 * HOUR) })
  expect([other.duplicate, other.row.id === first.row.id]).toEqual([false, false])
})

it('with the time the report prints is the same submission and no sighting', async () => {
  const first = await send('printed-01')
  const again = await send('printed-01')
  expect(first.row.observedSource).toBe('printed')
  expect([again.duplicate, again.row.id]).toEqual([true, first.row.id])
  expect(await sightings(first.row.id)).toBe(0)
})

it('many times at once is one submission, also where nothing of it can be read and no asset is locked', async () => {
  const many = <T>(work: () => Promise<T>) => Promise.all(Array.from({ length: 8 }, work))
  const sent = await many(() => send('many-01'))
  expect(new Set(sent.map(({ row }) => row.id)).size).toBe(1)
  expect(sent.filter(({ duplicate }) => !duplicate)).toHaveLength(1)
  const body = new TextEncoder().encode('{"nobody": "reads this"}')
  const refused = await many(() => send('many-01', { body }).catch((error: unknown) => error))
  const ids = refused.map((error) => (error as Unsupported).extra.submission_id)
  expect(new Set(ids)).toEqual(new Set([expect.stringMatching(/^sub_/)]))
})

it('without any time is a sighting', async () => {
  const first = await send('untimed-01', { body: untimed })
  expect(first.row.observedSource).toBe('received')
  const again = await send('untimed-01', { body: untimed })
  expect([again.duplicate, again.row.id]).toEqual([true, first.row.id])
  expect(await sightings(first.row.id)).toBe(1)
})
