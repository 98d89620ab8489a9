import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Scope } from '@/lib/access/keys'
import { createAssessment } from '@/lib/assessments/create-assessment'
import { submitReport } from '@/lib/ingest/submit-report'
import { closeConnections } from '@/lib/store/client'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { testTenant, useDatabase } from '@/tools/testing/tenant'
import { controlDetail } from './control-detail'
import { controlTree } from './control-tree'
import { overview } from './overview'

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
const lab = (name: string) => new Uint8Array(readFileSync(path.join('demo/reports/docker-bench', name)))

describe('smoke', () => {
  it('works', async () => {
    const id = await createAssessment(scope, { name: 'x', framework: 'mlps-gbt22239-2019', level: 'L3' })
    await createAssessment(scope, { name: 'y', framework: 'cis-docker', level: 'L1' })
    await createAssessment(scope, { name: 'z', framework: 'pci-dss-4.0.1' })
    await submitReport(scope, {
      body: lab('lab-default.json'), asset: 'edge-01', kind: null, tool: null, observedAt: null, fullCoverage: false, labels: {},
    })
    const over = await overview(scope)
    console.log(JSON.stringify(over.assessments.map((a) => [a.name, a.gauge, a.coverage])), over.fix_first.length, over.news.length, over.open_findings, over.population)
    console.log(JSON.stringify(over.fix_first[0]).slice(0, 600))
    const tree = await controlTree(scope, id)
    console.log(tree.items.length, JSON.stringify(tree.items.slice(0, 3)))
    const gap = tree.items.find((i) => i.verdict === 'partly_met' || i.verdict === 'not_met')
    const detail = await controlDetail(scope, id, gap?.control ?? '')
    console.log(JSON.stringify(detail).slice(0, 3500))
    expect(over.assessments.length).toBe(3)
  })
})
