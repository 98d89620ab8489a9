import { afterAll, beforeAll, expect, it } from 'vitest'
import { createAssessment } from '@/lib/assessments/create-assessment'
import { closeConnections } from '@/lib/store/client'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { handIn } from '@/tools/testing/hand-in'
import { type TestTenant, testTenant, useDatabase } from '@/tools/testing/tenant'
import { readSample } from './sample'
import { sampleQuery } from './sample.schema'

let database: TestDatabase
let harbour: TestTenant
let assessment: string
beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  harbour = await testTenant('harbour')
  const owner = harbour.scope('owner')
  for (const name of ['a', 'b', 'c', 'd']) await handIn(owner, 'lab-default.json', name)
  assessment = await createAssessment(owner, { name: 'ISO', framework: 'iso27001-2022' })
})
afterAll(async () => {
  await closeConnections()
  await database.drop()
})
const read = (query: object, who = harbour.scope('auditor')) =>
  readSample(who, assessment, sampleQuery.parse(query))

it('draws judged controls alone, the same for everybody who gives the seed', async () => {
  const drawn = await read({ seed: 'x', count: '10' })
  expect(drawn.controls).toHaveLength(10)
  expect(drawn.population.count).toBe(93)
  expect((await read({ seed: 'x', count: '10' }, harbour.scope('viewer'))).controls).toEqual(drawn.controls)
  expect((await read({ seed: 'y', count: '10' })).controls).not.toEqual(drawn.controls)
})

it('draws assets of the scope, and says what it drew from', async () => {
  const drawn = await read({ seed: 'x', of: 'assets', count: '2' })
  expect([drawn.assets.length, drawn.controls.length, drawn.population.count]).toEqual([2, 0, 4])
  const { population } = await read({ seed: 'another', of: 'assets' })
  expect(population).toEqual(drawn.population)
  await handIn(harbour.scope('owner'), 'lab-default.json', 'e')
  expect((await read({ seed: 'x', of: 'assets' })).population).not.toEqual(population)
})

it('takes no empty seed and no line feed in one, and is not there for another tenant', async () => {
  for (const seed of ['', 'a\nb', 'x'.repeat(101)])
    expect(sampleQuery.safeParse({ seed }).success).toBe(false)
  const pier = (await testTenant('pier')).scope('owner')
  await expect(read({ seed: 'x' }, pier)).rejects.toMatchObject({ kind: 'not_found' })
})
