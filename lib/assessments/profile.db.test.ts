import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Scope } from '@/lib/access/keys'
import { closeConnections } from '@/lib/store/client'
import { inTenant } from '@/lib/store/in-tenant'
import { assessmentDetail } from '@/lib/views/assessment'
import { previewAssessment } from '@/lib/views/preview-assessment'
import { readRevisions } from '@/lib/views/read-revisions'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { handIn } from '@/tools/testing/hand-in'
import { testTenant, useDatabase } from '@/tools/testing/tenant'
import { changeProfile } from './change-profile'
import { createAssessment } from './create-assessment'

let database: TestDatabase
let scope: Scope
let other: Scope
let n = 0

beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  const harbour = await testTenant('harbour')
  scope = harbour.scope('manager', '王芳')
  other = (await testTenant('pier')).scope('owner')
  await handIn(harbour.scope('owner'), 'lab-default.json', 'web-1', { labels: { env: 'prod' } })
  await handIn(harbour.scope('owner'), 'lab-hardened.json', 'web-2', { labels: { env: 'test' } })
})
afterAll(async () => {
  await closeConnections()
  await database.drop()
})

const MLPS = { framework: 'mlps-gbt22239-2019' }
const begin = (more: object) => createAssessment(scope, { name: `assessment ${n++}`, framework: '', ...more })
const mlps = (s: number, a: number, more: object = {}) => ({
  family: 'mlps',
  object_name: '核心系统',
  s,
  a,
  g: Math.max(s, a),
  extensions: [],
  cloud_role: null,
  ...more,
})
const leafTypes = async () =>
  inTenant(scope, async (tx) =>
    (
      await tx.db.logLeaf.findMany({
        where: { tenantId: tx.tenantId, log: 'evidence' },
        orderBy: { idx: 'asc' },
      })
    ).map((row) => JSON.parse(Buffer.from(row.leaf).toString()).type),
  )
const events = async (id: string) =>
  inTenant(scope, async (tx) =>
    (
      await tx.db.auditEvent.findMany({
        where: { tenantId: tx.tenantId, targetId: id },
        orderBy: { id: 'asc' },
      })
    ).map((row) => row.action),
  )

describe('the level of 等保', () => {
  it('follows from S and A where it is left out', async () => {
    const id = await begin({ ...MLPS, profile: { s: 2, a: 3 } })
    expect(await assessmentDetail(scope, id)).toMatchObject({ level: 'L3', profile: { s: 2, a: 3, g: 3 } })
  })

  it('is refused by name where it does not go with them, at the beginning and later', async () => {
    const refusal = {
      code: 'invalid_profile',
      at: '/profile/s',
      message: expect.stringContaining('must be the level of the assessment, 2'),
    }
    await expect(begin({ ...MLPS, level: 'L2', profile: { s: 3, a: 1 } })).rejects.toMatchObject(refusal)
    const id = await begin({ ...MLPS, level: 'L2' })
    await expect(changeProfile(scope, id, { profile: mlps(3, 2) })).rejects.toMatchObject(refusal)
    await expect(begin({ ...MLPS })).rejects.toMatchObject({ code: 'unknown_level', at: '/level' })
    await expect(begin({ ...MLPS, profile: { s: 9, a: 1 } })).rejects.toMatchObject({ code: 'unknown_level' })
  })
})

describe('a revision', () => {
  it('says who changed what, newest first, and has leaf and event', async () => {
    const id = await begin({ ...MLPS, level: 'L3' })
    const leaves = (await leafTypes()).length
    await changeProfile(scope, id, { profile: mlps(3, 2, { extensions: ['cloud'], cloud_role: 'customer' }) })
    await changeProfile(scope, id, { scope: { labels: { env: 'prod' } } })
    await changeProfile(scope, id, {
      period: { from: '2026-01-01T00:00:00+08:00', to: '2026-12-31T23:59:59+08:00' },
    })
    const { items } = await readRevisions(scope, id)
    expect(items.map(({ changed, actor }) => [changed, actor.label])).toEqual([
      [['period'], '王芳'],
      [['scope'], '王芳'],
      [['profile'], '王芳'],
      [[], '王芳'],
    ])
    expect(items[0]?.period).toEqual({ from: '2025-12-31T16:00:00.000Z', to: '2026-12-31T15:59:59.000Z' })
    expect((await leafTypes()).slice(leaves)).toEqual(['applicability', 'scope_rule', 'scope_rule'])
    expect(await events(id)).toEqual(['assessment.created', ...new Array(3).fill('assessment.changed')])
    expect(await assessmentDetail(scope, id)).toMatchObject({
      period: items[0]?.period,
      revision: items[0]?.revision,
    })
  })

  it('that says nothing new is not made', async () => {
    const id = await begin({ ...MLPS, level: 'L3', profile: mlps(3, 3) })
    await changeProfile(scope, id, { profile: mlps(3, 3), scope: { labels: {} }, period: null })
    expect((await readRevisions(scope, id)).items).toHaveLength(1)
    expect(await events(id)).toEqual(['assessment.created'])
  })

  it('that ends before it begins is refused', async () => {
    const id = await begin({ ...MLPS, level: 'L3' })
    const period = { from: '2026-02-01T00:00:00Z', to: '2026-01-01T00:00:00Z' }
    await expect(changeProfile(scope, id, { period })).rejects.toMatchObject({ at: '/period/to' })
  })

  it('of another tenant is not there', async () => {
    const id = await begin({ ...MLPS, level: 'L3' })
    await expect(readRevisions(other, id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(
      previewAssessment(other, { assessment: id, profile: mlps(3, 3), scope: { labels: {} } }),
    ).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})

it('refuses a change that was based on an older revision, and writes nothing', async () => {
  const id = await begin({ ...MLPS, level: 'L3' })
  const { revision } = await assessmentDetail(scope, id)
  await changeProfile(scope, id, { scope: { labels: { env: 'prod' } }, revision })
  const late = changeProfile(scope, id, { scope: { labels: { env: 'test' } }, revision })
  await expect(late).rejects.toMatchObject({
    kind: 'conflict',
    code: 'changed_meanwhile',
    extra: { revision: expect.any(String) },
  })
  expect((await readRevisions(scope, id)).items).toHaveLength(2)
  expect((await assessmentDetail(scope, id)).scope.labels).toEqual({ env: 'prod' })
})

describe('a preview', () => {
  const preview = (draft: object) =>
    previewAssessment(scope, { profile: {}, scope: { labels: {} }, ...draft })

  it('says what the cloud extension brings in, and agrees with what saving then shows', async () => {
    const id = await begin({ ...MLPS, level: 'L3', profile: mlps(3, 3) })
    const profile = mlps(3, 3, { extensions: ['cloud'], cloud_role: 'customer' })
    const before = await assessmentDetail(scope, id)
    const shown = await preview({ assessment: id, profile })
    expect(shown.changes.length).toBeGreaterThan(0)
    expect(new Set(shown.changes.map((one) => one.change))).toEqual(new Set(['in']))
    expect(await assessmentDetail(scope, id)).toMatchObject({
      gauge: before.gauge,
      revision: before.revision,
    })
    await changeProfile(scope, id, { profile })
    const after = await assessmentDetail(scope, id)
    expect(after.gauge).toEqual(shown.gauge.after)
    expect(before.gauge).toEqual(shown.gauge.before)
    expect(before.gauge.not_applicable - after.gauge.not_applicable).toBe(shown.changes.length)
  })

  it('says which controls of S go out or ask for less, and why', async () => {
    const id = await begin({ ...MLPS, level: 'L3', profile: mlps(3, 3) })
    const { changes } = await preview({ assessment: id, profile: mlps(1, 3) })
    expect(changes.map((one) => one.change)).toContain('requirement')
    const out = changes.filter((one) => one.change === 'out')
    expect(out.length).toBeGreaterThan(0)
    expect(new Set(out.map((one) => one.reason))).toEqual(new Set(['not_at_level']))
  })

  it('counts the assets that a scope lets in, and shows verdicts that change with them', async () => {
    const id = await begin({ ...MLPS, level: 'L3', profile: mlps(3, 3), scope: { labels: { env: 'test' } } })
    const shown = await preview({ assessment: id, profile: mlps(3, 3) })
    expect(shown.assets).toEqual({ before: 1, after: 2 })
    expect(shown.changes.filter((one) => one.change === 'verdict').length).toBeGreaterThan(0)
    expect(shown.changes.every((one) => one.before && one.after)).toBe(true)
  })

  it('shows how a new assessment would begin', async () => {
    const profile = { not_applicable: { 'iso27001-2022:none': 'x' } }
    await expect(preview({ framework: 'iso27001-2022', profile })).rejects.toMatchObject({
      code: 'invalid_profile',
    })
    const shown = await preview({ framework: 'iso27001-2022' })
    expect(shown).toMatchObject({ assets: { before: null, after: 2 }, gauge: { before: null }, changes: [] })
    expect(shown.controls).toHaveLength(93)
    await expect(preview({ framework: 'nonsense' })).rejects.toMatchObject({ code: 'unknown_framework' })
  })
})

describe('the statement of applicability', () => {
  it('keeps why each control is out or in, and never both', async () => {
    const id = await begin({ framework: 'iso27001-2022' })
    const [first, second] = (
      await previewAssessment(scope, { assessment: id, profile: {}, scope: { labels: {} } })
    ).controls
    const [a, b] = [first?.control ?? '', second?.control ?? '']
    const profile = { not_applicable: { [a]: '机房托管' }, included_because: { [b]: '合同要求' } }
    await changeProfile(scope, id, { profile })
    expect((await assessmentDetail(scope, id)).profile).toMatchObject(profile)
    const both = { not_applicable: { [a]: 'x' }, included_because: { [a]: 'y' } }
    await expect(changeProfile(scope, id, { profile: both })).rejects.toMatchObject({
      at: `/profile/included_because/${a}`,
    })
    await expect(
      changeProfile(scope, id, { profile: { not_applicable: { [a]: '' } } }),
    ).rejects.toMatchObject({
      at: `/profile/not_applicable/${a}`,
    })
  })
})
