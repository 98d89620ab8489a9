import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Scope } from '@/lib/access/keys'
import { catalogueBytes } from '@/lib/catalogue/catalogue-bytes'
import { parsePublicId } from '@/lib/core/public-id'
import { closeConnections, prisma } from '@/lib/store/client'
import { inTenant } from '@/lib/store/in-tenant'
import { putCatalogueVersion } from '@/lib/store/owner/put-catalogue-version'
import { assessmentDetail } from '@/lib/views/assessment'
import { listAssessments } from '@/lib/views/assessments'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { testTenant, useDatabase } from '@/tools/testing/tenant'
import { changeProfile } from './change-profile'
import { createAssessment } from './create-assessment'

let database: TestDatabase
let scope: Scope
let other: Scope

beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  scope = (await testTenant('harbour')).scope('manager')
  other = (await testTenant('pier')).scope('owner')
})
afterAll(async () => {
  await closeConnections()
  await database.drop()
})

const MLPS = 'mlps-gbt22239-2019'
let n = 0
const uuidOf = (id: string) => parsePublicId('assessment', id) ?? ''
const begin = (framework: string, level = '', more: object = {}, at?: Date) =>
  createAssessment(scope, { name: `${framework} ${level} ${n++}`, framework, level, ...more }, at)

/** Leaves of the evidence log, oldest first. */
async function leaves(): Promise<{ type: string; subject: { id: string; sha256?: string }; at: string }[]> {
  const rows = await inTenant(scope, (tx) =>
    tx.db.logLeaf.findMany({ where: { tenantId: tx.tenantId, log: 'evidence' }, orderBy: { idx: 'asc' } }),
  )
  return rows.map((row) => JSON.parse(Buffer.from(row.leaf).toString()))
}

describe('beginning an assessment', () => {
  it('takes the defaults of the framework’s family', async () => {
    const profile = async (framework: string, level = '') =>
      (await assessmentDetail(scope, await begin(framework, level))).profile
    const mlps = { family: 'mlps', s: 2, a: 2, g: 2, extensions: [], cloud_role: null }
    expect(await profile(MLPS, 'L2')).toMatchObject(mlps)
    const pci = { family: 'pci', entity: 'merchant', multi_tenant_provider: false }
    expect(await profile('pci-dss-4.0.1')).toMatchObject(pci)
    expect(await profile('iso27001-2022')).toEqual({ family: 'iso', scope: '', not_applicable: {} })
    for (const framework of ['nist-800-190', 'jrt-payment'])
      expect(await profile(framework)).toEqual({ family: 'generic', scope: '' })
    expect(await profile('cis-docker', 'L2')).toEqual({ family: 'generic', scope: '' })
  })

  it('offers level five, of which the standard publishes nothing', async () => {
    const five = await assessmentDetail(scope, await begin(MLPS, 'L5'))
    expect(five.requirements_published).toBe(false)
    expect(Object.values(five.gauge)).toEqual([0, 0, 0, 0, 0, 0])
  })

  it('logs mapping, scope and applicability, and audits it, in one transaction', async () => {
    const before = (await leaves()).length
    const id = await begin('iso27001-2022', '', { scope: { labels: { env: 'prod' } } })
    const added = (await leaves()).slice(before)
    expect(added.map((leaf) => leaf.type)).toEqual(['mapping_pin', 'scope_rule', 'applicability'])
    expect(new Set(added.map((leaf) => leaf.subject.id))).toEqual(new Set([id]))
    const events = await inTenant(scope, (tx) =>
      tx.db.auditEvent.findMany({ where: { tenantId: tx.tenantId, targetId: id } }),
    )
    expect(events.map((event) => event.action)).toEqual(['assessment.created'])
  })

  it.each([
    ['/framework', { framework: 'iso-1' }],
    ['/level', { framework: MLPS, level: 'L6' }],
    ['/level', { framework: MLPS }],
    ['/level', { framework: 'iso27001-2022', level: 'L1' }],
    ['/name', { framework: 'iso27001-2022', name: '  ' }],
    ['/profile/s', { framework: MLPS, level: 'L3', profile: { s: 2, a: 2 } }],
    ['/profile/g', { framework: MLPS, level: 'L3', profile: { s: 2, a: 3, g: 2 } }],
    ['/profile/cloud_role', { framework: MLPS, level: 'L3', profile: { cloud_role: 'provider' } }],
    ['/profile/colour', { framework: MLPS, level: 'L3', profile: { colour: 'red' } }],
    ['/profile/family', { framework: 'pci-dss-4.0.1', profile: { family: 'iso' } }],
    [
      '/profile/not_applicable/A.99',
      { framework: 'iso27001-2022', profile: { not_applicable: { 'A.99': 'x' } } },
    ],
  ])('refuses at %s, and keeps nothing: %j', async (at, input) => {
    const before = (await listAssessments(scope)).total
    const refused = createAssessment(scope, { name: `refused ${at}`, ...input })
    await expect(refused).rejects.toMatchObject({ kind: 'invalid', at })
    expect((await listAssessments(scope)).total).toBe(before)
  })

  it('refuses a name that is taken, in this tenant only', async () => {
    const input = { name: 'Once', framework: 'iso27001-2022' }
    await createAssessment(scope, input)
    await expect(createAssessment(scope, input)).rejects.toMatchObject({ code: 'name_taken' })
    await expect(createAssessment(other, input)).resolves.toMatch(/^asm_/)
  })

  it('gives a name once when four ask for it at the same moment', async () => {
    const input = { name: 'At once', framework: 'iso27001-2022' }
    const asked = await Promise.allSettled(Array.from({ length: 4 }, () => createAssessment(scope, input)))
    expect(asked.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    const refused = asked.filter((one) => one.status === 'rejected').map((one) => one.reason.code)
    expect(refused).toEqual(['name_taken', 'name_taken', 'name_taken'])
  })
})

describe('changing what an assessment is judged by', () => {
  it('counts from now on; what was known before keeps the revision of its time', async () => {
    const id = await begin(MLPS, 'L3', {}, new Date(Date.now() - 60_000))
    const before = new Date(Date.now() - 1000)
    const profile = { s: 2, a: 3, not_applicable: { 'CES1.1.a': 'outsourced' } }
    const length = (await leaves()).length
    await changeProfile(scope, id, { profile })
    expect((await leaves()).slice(length).map((leaf) => leaf.type)).toEqual(['applicability'])
    const then = await assessmentDetail(scope, id, { known_at: before.toISOString() })
    const now = await assessmentDetail(scope, id)
    expect(then.profile).toMatchObject({ s: 3, a: 3, g: 3 })
    expect(now.profile).toMatchObject({ s: 2, a: 3, g: 3 })
    expect(now.gauge.not_applicable).toBe(then.gauge.not_applicable + 1)
    expect(now.gauge.to_be_judged).toBeLessThan(then.gauge.to_be_judged)
  })

  it('takes two changes of one millisecond one after the other', async () => {
    const id = await begin('iso27001-2022')
    const at = new Date()
    await Promise.all(
      ['a', 'b'].map((scope_) => changeProfile(scope, id, { profile: { scope: scope_ } }, at)),
    )
    const rows = await inTenant(scope, (tx) =>
      tx.db.assessmentRevision.findMany({ where: { tenantId: tx.tenantId, assessmentId: uuidOf(id) } }),
    )
    expect(new Set(rows.map((row) => row.recordedFrom.getTime())).size).toBe(3)
  })

  it('adds neither revision nor leaf when nothing is new', async () => {
    const id = await begin('iso27001-2022')
    const length = (await leaves()).length
    await changeProfile(scope, id, { profile: { scope: '' }, scope: { labels: {} }, repin: true })
    expect((await leaves()).length).toBe(length)
  })

  it('never changes the level, nor another tenant’s', async () => {
    const id = await begin(MLPS, 'L3')
    await expect(changeProfile(scope, id, { profile: { s: 4, a: 4 } })).rejects.toMatchObject({
      at: '/profile/s',
    })
    await expect(changeProfile(other, id, { repin: true })).rejects.toMatchObject({ kind: 'not_found' })
  })
})

describe('a pinned mapping', () => {
  it('is read from the database when the running catalogue is another', async () => {
    const id = await begin('iso27001-2022', '', {}, new Date(Date.now() - 60_000))
    const pg = await import('pg')
    const owner = new pg.default.Client({ connectionString: database.ownerUrl })
    await owner.connect()
    const old = await olderCatalogue()
    await putCatalogueVersion(owner, old)
    await putCatalogueVersion(owner, old)
    await owner.query('UPDATE assessment_revision SET catalogue_version = $1 WHERE assessment_id = $2', [
      old.version,
      uuidOf(id),
    ])
    await owner.end()
    expect((await assessmentDetail(scope, id)).framework.title.en).toBe('Older wording')
    await changeProfile(scope, id, { repin: true })
    expect((await assessmentDetail(scope, id)).framework.title.en).not.toBe('Older wording')
  })

  it('cannot be written by the application', async () => {
    const write = prisma().$executeRaw`INSERT INTO catalogue_version (version, content) VALUES ('x', '')`
    await expect(write).rejects.toThrow(/permission denied/)
  })
})

/** The running catalogue with another title of one framework, as an earlier version may have had. */
async function olderCatalogue(): Promise<{ version: string; bytes: Uint8Array }> {
  const { gunzipSync, gzipSync } = await import('node:zlib')
  const { canonicalContent } = await import('@/lib/catalogue/canonical-content')
  const content = JSON.parse(gunzipSync(catalogueBytes().bytes).toString())
  content.standards['iso27001-2022'].title.en = 'Older wording'
  const { text, version } = canonicalContent(content)
  return { version, bytes: gzipSync(text) }
}
