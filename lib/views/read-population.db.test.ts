import { afterAll, beforeAll, expect, it } from 'vitest'
import { createAssessment } from '@/lib/assessments/create-assessment'
import { closeConnections } from '@/lib/store/client'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { handIn } from '@/tools/testing/hand-in'
import { type TestTenant, testTenant, useDatabase } from '@/tools/testing/tenant'
import { populationQuery } from './population.schema'
import { readPopulation } from './read-population'

const DAY = 86_400_000
const BENCH = 'docker-bench-security'
let database: TestDatabase
let harbour: TestTenant
let assessment: string

beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  harbour = await testTenant('harbour')
  const ago = (days: number) => new Date(Date.now() - days * DAY)
  const owner = harbour.scope('owner')
  await handIn(owner, 'lab-default.json', 'fresh', { observedAt: ago(1), labels: { env: 'prod' } })
  await handIn(owner, 'lab-default.json', 'going', { observedAt: ago(25), labels: { env: 'prod' } })
  await handIn(owner, 'lab-default.json', 'stale', { observedAt: ago(40) })
  const scope = { labels: { env: 'prod' } }
  assessment = await createAssessment(owner, { name: 'CIS', framework: 'cis-docker', level: 'L2', scope })
})
afterAll(async () => {
  await closeConnections()
  await database.drop()
})
const read = (query: object = {}, role: 'viewer' | 'owner' = 'viewer') =>
  readPopulation(harbour.scope(role), populationQuery.parse(query))

it('says how many reported, who did not, and what goes stale within 14 days', async () => {
  const all = await read()
  expect(all.groups).toEqual([
    { kind: 'host', tool: null, known: 3, reported: 2, stale: 1, never: 0 },
    { kind: 'host', tool: BENCH, known: 3, reported: 2, stale: 1, never: 0 },
  ])
  expect(all.missing).toMatchObject({ total: 1, items: [{ asset: { name: 'stale' }, tool: null }] })
  expect(all.expiring).toMatchObject({ total: 1, items: [{ asset: { name: 'going' }, tool: BENCH }] })
  expect(Date.parse(all.expiring_until) - Date.parse(all.as_of)).toBe(14 * DAY)
})

it('keeps to the scope of an assessment, and to the instant that is asked about', async () => {
  const scoped = await read({ assessment })
  expect(scoped.assessment).toMatchObject({ id: assessment, name: 'CIS' })
  expect(scoped.groups[0]).toMatchObject({ known: 2, reported: 2 })
  expect(scoped.missing.total).toBe(0)
  const then = await read({ as_of: new Date(Date.now() - 30 * DAY).toISOString() })
  expect(then.groups.find((one) => one.tool === BENCH)).toMatchObject({ reported: 1 })
})

it('is not there for an assessment of nobody, or of another tenant', async () => {
  await expect(read({ assessment: 'asm_none' })).rejects.toMatchObject({ kind: 'not_found' })
  const pier = (await testTenant('pier')).scope('owner')
  await expect(readPopulation(pier, populationQuery.parse({ assessment }))).rejects.toMatchObject({
    kind: 'not_found',
  })
  expect((await readPopulation(pier, populationQuery.parse({}))).groups).toEqual([])
})
