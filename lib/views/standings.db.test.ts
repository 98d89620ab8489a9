import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Scope } from '@/lib/access/keys'
import { createAssessment } from '@/lib/assessments/create-assessment'
import { decideDetermination } from '@/lib/assessments/decide-determination'
import { proposeDetermination } from '@/lib/assessments/propose-determination'
import { changeAsset } from '@/lib/assets/change-asset'
import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { publicId } from '@/lib/core/public-id'
import { declareFunctions } from '@/lib/functions/declare-functions'
import { changeSettings } from '@/lib/settings/change-settings'
import { closeConnections } from '@/lib/store/client'
import { inTenant } from '@/lib/store/in-tenant'
import { checkTallies } from '@/lib/tally/check-tallies'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { handIn } from '@/tools/testing/hand-in'
import { type TestTenant, testTenant, useDatabase } from '@/tools/testing/tenant'
import { listAssets } from './assets'
import { functionSheet } from './function-sheet'
import { loadJudged, type Stood } from './judged'
import { oneJudged } from './one-judged'
import { oneStood } from './one-stood'
import { standingAssets } from './standing-assets'
import { loadStandings } from './standings'
import { standingsOfHistories } from './standings-of-histories'
import { standingsSaid, wholeSaid } from './testing/standings-said'
import type { Times } from './times'

const DAY = 86_400_000
const ago = (days: number) => new Date(Date.now() - days * DAY)
let database: TestDatabase
let tenant: TestTenant
let scope: Scope

beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  tenant = await testTenant('harbour')
  scope = tenant.scope('owner')
  const assess = (name: string, framework: string, more: object = {}) =>
    createAssessment(scope, { name, framework, ...more }, ago(90))
  const mlps = await assess('L3', 'mlps-gbt22239-2019', { level: 'L3' })
  await assess('CIS', 'cis-docker', { level: 'L2' })
  await assess('PCI', 'pci-dss-4.0.1')
  await assess('ISO prod', 'iso27001-2022', { scope: { labels: { env: 'prod' } } })
  await assess('Nowhere', 'nist-800-190', { scope: { labels: { env: 'none' } } })
  await changeSettings(scope, { freshnessDays: 20 }, ago(90))
  await handIn(scope, 'lab-default.json', 'a', { observedAt: ago(60), labels: { env: 'prod' } })
  await handIn(scope, 'lab-hardened.json', 'b', { observedAt: ago(55), labels: { env: 'prod' } })
  await handIn(scope, 'lab-default-v1.3.6.json', 'a', { observedAt: ago(30) })
  await handIn(scope, 'lab-no-containers.json', 'c', { observedAt: ago(12) })
  await handIn(scope, 'lab-default-truncated-items.json', 'd', { observedAt: ago(11) })
  await handIn(scope, '../docker-engine/default-20.10.json', 'e', { observedAt: ago(10) })
  await handIn(scope, '../trivy/scb-juice-shop-v10.2.0.json', 'shop', { observedAt: ago(9) })
  await handIn(scope, '../trivy/upstream-debian-stretch.json', 'stretch', { observedAt: ago(8) })
  const { items } = await functionSheet(scope, { limit: 500 })
  await declareFunctions(scope, {
    components: items.map((row) => ({ asset: row.asset.id, component: row.component })),
    declared: { function: 'web', level: 'high', way: 'only_one' },
    reason: 'because',
    valid_from: ago(5).toISOString(),
  })
  const id = await proposeDetermination(scope, mlps, 'CES1.3.a', { verdict: 'met', narrative: 'x' }, ago(7))
  await decideDetermination(tenant.scope('manager', 'mate'), id, { decision: 'approve' }, ago(6))
  const [gone] = (await listAssets(scope, { limit: 1, q: 'c' })).items
  await changeAsset(scope, gone?.id ?? '', { retired: { reason: 'sold' } }, ago(2))
}, 120_000)
afterAll(async () => {
  await closeConnections()
  await database.drop()
})

describe('where assessments stand', () => {
  it.each([0, 1, 4, 6.5, 9, 13, 31, 36, 41, 58, 70])(
    'is what the full computation says, %s days ago',
    async (days) => {
      const times: Times = { at: ago(days), knownAt: new Date(Date.now() + 1000) }
      await inTenant(scope, async (tx) => {
        const full = wholeSaid(await loadJudged(tx, times, { widen: true }), times)
        expect(wholeSaid(await standingsOfHistories(tx, times), times)).toEqual(full)
        expect(await standingAssets(tx, times.at, loadCatalogue())).not.toBeNull()
        expect(standingsSaid(await loadStandings(tx, { ...times, latest: true }), times)).toEqual(full)
      })
      expect(await checkTallies(scope, times.at)).toEqual([])
    },
  )

  it.each([0, 4, 9, 13, 36, 58])(
    'is told control by control as the full computation tells it, %s days ago',
    async (days) => {
      const times: Times = { at: ago(days), knownAt: new Date(Date.now() + 1000) }
      const of = (stood: Stood) =>
        stood.controls.map(({ why: _, ...rest }) => ({ ...rest, staleOn: rest.staleOn ?? null }))
      await inTenant(scope, async (tx) => {
        for (const { row } of (await loadJudged(tx, times)).judged) {
          const id = publicId('assessment', row.id)
          const quick = await oneStood(tx, id, { ...times, latest: true })
          expect(of(quick)).toEqual(of(await oneJudged(tx, id, times)))
        }
      })
    },
  )
})
