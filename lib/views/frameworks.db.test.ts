import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Scope } from '@/lib/access/keys'
import { createAssessment } from '@/lib/assessments/create-assessment'
import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { NotFound } from '@/lib/core/errors'
import { closeConnections } from '@/lib/store/client'
import { countStatements } from '@/tools/testing/count-statements'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { testTenant, useDatabase } from '@/tools/testing/tenant'
import { frameworkDetail } from './framework'
import { frameworkDetail as detailSchema, frameworkList as listSchema } from './framework.schema'
import { listFrameworks } from './frameworks'

let database: TestDatabase
let scope: Scope
let other: Scope
let pci: string

const catalogue = loadCatalogue()
const ids = catalogue.frameworks.map((one) => one.id)

beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  scope = (await testTenant('harbour')).scope('viewer')
  const owner = (await testTenant('pier')).scope('owner')
  other = owner
  pci = await createAssessment(owner, { name: 'Pier cards', framework: 'pci-dss-4.0.1' })
})
afterAll(async () => {
  await closeConnections()
  await database?.drop()
})

describe('the list of standards', () => {
  it('has every one in the order of the catalogue, with numbers that add up', async () => {
    const { items } = listSchema.parse(await listFrameworks(scope))
    expect(items.map((one) => one.id)).toEqual(ids)
    for (const { id, counts } of items) {
      expect([id, counts.automated + counts.partly + counts.manual]).toEqual([id, counts.controls])
    }
    expect(items.find((one) => one.id === 'cis-docker')?.counts).toMatchObject({
      controls: 117,
      automated: 88,
      partly: 29,
    })
    expect(items.find((one) => one.id === 'iso27001-2013')?.retired?.zh).toBe('已废止，仅供对照')
  })

  it("names a tenant's own assessments, and no other tenant's", async () => {
    const named = async (who: Scope) => (await listFrameworks(who)).items.flatMap((one) => one.assessments)
    expect(await named(scope)).toEqual([])
    expect(await named(other)).toEqual([{ id: pci, name: 'Pier cards', level_title: null }])
    expect((await frameworkDetail(scope, 'pci-dss-4.0.1')).assessments).toEqual([])
    expect((await frameworkDetail(other, 'pci-dss-4.0.1')).assessments).toHaveLength(1)
  })

  it('leaves out what has not begun', async () => {
    const before = await listFrameworks(other, new Date('2020-01-01T00:00:00Z'))
    expect(before.items.flatMap((one) => one.assessments)).toEqual([])
  })
})

describe('a standard', () => {
  it.each(ids)('%s is what its schema says, and its numbers are those of its rows', async (id) => {
    const detail = detailSchema.parse(await frameworkDetail(scope, id))
    const controls = detail.controls.filter((one) => one.kind === 'control')
    expect(controls).toHaveLength(detail.counts.controls)
    for (const kind of ['automated', 'partly', 'manual'] as const)
      expect(controls.filter((one) => one.assessment === kind)).toHaveLength(detail.counts[kind])
    for (const kind of ['sourced', 'corroborated', 'reconstructed', 'recalled'] as const)
      expect(controls.filter((one) => one.provenance === kind)).toHaveLength(detail.provenance[kind])
    for (const strength of ['full', 'partial', 'supporting'] as const)
      expect(detail.safeguards_mapped.filter((one) => one.strength === strength)).toHaveLength(
        detail.safeguards[strength],
      )
    const edges = detail.safeguards_mapped.flatMap((one) => one.edges)
    expect(edges).toHaveLength(catalogue.edges.filter((edge) => edge.framework === id).length)
    expect(detail.reach.shows.length * detail.reach.cannot.length * detail.doubts.length).toBeGreaterThan(0)
  })

  it('of 等保 has its items at each level, level five without any, and says that classes are recalled', async () => {
    const { levels, classes_recalled } = await frameworkDetail(scope, 'mlps-gbt22239-2019')
    expect(levels.map((one) => [one.id, one.controls, one.published])).toEqual([
      ['L1', 66, true],
      ['L2', 164, true],
      ['L3', 257, true],
      ['L4', 277, true],
      ['L5', 0, false],
    ])
    expect(classes_recalled).toBe(280)
  })

  it('that is retired leads to its successor and the cross-walk', async () => {
    const { superseded_by, crosswalks } = await frameworkDetail(scope, 'iso27001-2013')
    expect(superseded_by.map((one) => one.id)).toEqual(['iso27001-2022'])
    expect(crosswalks).toMatchObject([{ to: { id: 'iso27001-2022' }, new_in_target: 11 }])
  })

  it('that is not offered is not there', async () => {
    await expect(frameworkDetail(scope, 'iso27001-2005')).rejects.toThrow(NotFound)
  })

  it('costs the statements of the list, whatever its size', async () => {
    const list = (await countStatements(() => listFrameworks(other))).statements.length
    const one = (await countStatements(() => frameworkDetail(other, 'mlps-gbt22239-2019'))).statements.length
    expect(one).toBe(list)
  })
})
