import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Scope } from '@/lib/access/keys'
import { parsePublicId } from '@/lib/core/public-id'
import { nodeSha256 } from '@/lib/log/node-crypto'
import { canonicalBytes } from '@/lib/proof/canonical'
import { commitBlob } from '@/lib/proof/commitment'
import { toHex } from '@/lib/proof/hex'
import { closeConnections } from '@/lib/store/client'
import { inTenant } from '@/lib/store/in-tenant'
import { attachmentContent } from '@/lib/views/attachment'
import { controlDetail } from '@/lib/views/control-detail'
import { determinationDetail } from '@/lib/views/determination'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { type TestTenant, testTenant, useDatabase } from '@/tools/testing/tenant'
import { createAssessment } from './create-assessment'
import { decideDetermination } from './decide-determination'
import { type DeterminationInput, proposeDetermination } from './propose-determination'

let database: TestDatabase
let harbour: TestTenant
let author: Scope
let approver: Scope
let other: Scope
let assessment: string

const T0 = new Date('2026-03-01T08:00:00.000Z')
const at = (minutes: number) => new Date(T0.getTime() + minutes * 60_000)
const CONTROL = '11.4.1'

beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  harbour = await testTenant('harbour')
  author = harbour.scope('manager', 'author')
  approver = harbour.scope('auditor', 'approver')
  other = (await testTenant('pier')).scope('owner')
  assessment = await createAssessment(author, { name: 'PCI', framework: 'pci-dss-4.0.1' }, T0)
})
afterAll(async () => {
  await closeConnections()
  await database.drop()
})

const input = (more: Partial<DeterminationInput> = {}): DeterminationInput => ({
  verdict: 'met',
  narrative: 'Tested by a third party.',
  ...more,
})
const propose = (minutes: number, more: Partial<DeterminationInput> = {}, control = CONTROL) =>
  proposeDetermination(author, assessment, control, input(more), at(minutes))
const decide = (by: Scope, id: string, decision: 'approve' | 'refuse' | 'withdraw', minutes: number) =>
  decideDetermination(by, id, { decision }, at(minutes))

/** Verdict, determination's state and machine verdict of a control at both times, in minutes. */
async function seen(asOf: number, knownAt = asOf, control = CONTROL) {
  const times = { as_of: at(asOf).toISOString(), known_at: at(knownAt).toISOString() }
  const detail = await controlDetail(author, assessment, control, times)
  return {
    verdict: detail.verdict,
    machine: detail.machine_verdict,
    states: detail.determinations.map((one) => one.state),
    shown: detail.determination?.state ?? null,
  }
}

describe('a determination', () => {
  it('counts once another person has approved it, at the instants and with the knowledge of then', async () => {
    const id = await propose(10, { expires_at: at(500).toISOString() })
    await decide(approver, id, 'approve', 20)
    expect(await seen(5)).toEqual({ verdict: 'manual', machine: 'manual', states: [], shown: null })
    expect(await seen(15)).toEqual({
      verdict: 'manual',
      machine: 'manual',
      states: ['proposed'],
      shown: null,
    })
    expect(await seen(25)).toMatchObject({
      verdict: 'met',
      machine: 'manual',
      states: ['approved'],
      shown: 'approved',
    })
    // As of later, but known at a time when nobody had approved it.
    expect(await seen(25, 15)).toMatchObject({ verdict: 'manual', states: ['proposed'] })
    expect(await seen(600)).toMatchObject({ verdict: 'manual', states: ['expired'], shown: null })
  })

  it('is the author’s own, and nobody else’s', async () => {
    const control = '11.4.5'
    await propose(15, {}, control)
    const own = async (scope: Scope) =>
      (await controlDetail(scope, assessment, control, {})).determinations.map((one) => one.own)
    expect(await own(author)).toEqual([true])
    expect(await own(approver)).toEqual([false])
    expect(await own(harbour.scope('manager', 'another'))).toEqual([false])
  })

  it('is superseded by the next one that is approved, and stays what it was for the time before', async () => {
    const id = await propose(30, { verdict: 'not_met' })
    expect(await seen(35)).toMatchObject({ verdict: 'met', states: ['proposed', 'approved'] })
    await decide(approver, id, 'approve', 40)
    expect(await seen(45)).toMatchObject({ verdict: 'not_met', states: ['approved', 'superseded'] })
    expect(await seen(25, 45)).toMatchObject({ verdict: 'met' })
  })

  it('withdrawn, it no longer counts from then on', async () => {
    const id = await propose(50)
    await decide(approver, id, 'approve', 60)
    await decide(author, id, 'withdraw', 70)
    expect(await seen(65)).toMatchObject({ verdict: 'met' })
    expect(await seen(75)).toMatchObject({
      verdict: 'manual',
      states: ['withdrawn', 'superseded', 'superseded'],
    })
    await expect(decide(approver, id, 'approve', 80)).rejects.toMatchObject({ code: 'already_decided' })
  })

  it('refused, it never counts', async () => {
    const id = await propose(90, {}, '11.4.2')
    await decide(approver, id, 'refuse', 95)
    expect(await seen(99, 99, '11.4.2')).toMatchObject({ states: ['refused'], shown: null })
  })

  it('is a gap without the word indication, since a person said so', async () => {
    const id = await propose(100, { verdict: 'not_met' }, '11.4.3')
    await decide(approver, id, 'approve', 110)
    const times = { as_of: at(120).toISOString(), known_at: at(120).toISOString() }
    const detail = await controlDetail(author, assessment, '11.4.3', times)
    expect([detail.indication, detail.verdict_words?.en]).toEqual([false, 'Not in Place'])
  })
})

describe('four eyes', () => {
  it('nobody decides on what they proposed', async () => {
    const id = await propose(200, {}, '11.4.4')
    for (const decision of ['approve', 'refuse'] as const)
      await expect(decide(author, id, decision, 210)).rejects.toMatchObject({
        kind: 'conflict',
        code: 'four_eyes',
      })
  })

  it('the database refuses it too', async () => {
    const id = parsePublicId('determination', await propose(201, {}, '11.4.5'))
    const forged = inTenant(
      author,
      (tx) => tx.db.$executeRaw`
        UPDATE determination SET approver_ref = author_ref, approved_at = now()
        WHERE tenant_id = ${tx.tenantId}::uuid AND id = ${id}::uuid`,
    )
    await expect(forged).rejects.toThrow(/determination_four_eyes/)
  })

  it('of two approvers at once one is told that it is decided', async () => {
    const id = await propose(202, {}, '11.4.6')
    const second = harbour.scope('owner', 'second')
    const both = await Promise.allSettled([
      decide(approver, id, 'approve', 203),
      decide(second, id, 'approve', 203),
    ])
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('a role that may not is told so before anything is looked up', async () => {
    const viewer = harbour.scope('viewer', 'looker')
    const nobody = 'det_00000000000000000000000000000000'
    await expect(decide(viewer, nobody, 'approve', 220)).rejects.toMatchObject({ name: 'ForbiddenError' })
    await expect(decide(viewer, nobody, 'withdraw', 220)).rejects.toMatchObject({ name: 'ForbiddenError' })
    await expect(decide(approver, nobody, 'approve', 220)).rejects.toMatchObject({ kind: 'not_found' })
  })
})

describe('what cannot be proposed', () => {
  it.each([
    ['/verdict', { verdict: 'partly_met' as const }],
    ['/expires_at', { expires_at: '2020-01-01T00:00:00Z' }],
    [
      '/attachments/0/content_base64',
      { attachments: [{ name: 'a', media_type: '', content_base64: 'a*b=' }] },
    ],
    ['/attachments/0/name', { attachments: [{ name: '../', media_type: '', content_base64: '' }] }],
  ])('says where: %s', async (place, more) => {
    await expect(propose(300, more)).rejects.toMatchObject({ kind: 'invalid', at: place })
  })

  it('an attachment of more than 10 MB is too large', async () => {
    const file = { name: 'a', media_type: 'x/y', content_base64: Buffer.alloc(10_000_001).toString('base64') }
    await expect(propose(301, { attachments: [file] })).rejects.toMatchObject({ kind: 'too_large' })
  })

  it('there is no control that is another’s, a group, or of no such number', async () => {
    for (const control of ['99.9', '11', 'A.5.1'])
      await expect(propose(302, {}, control)).rejects.toMatchObject({ kind: 'not_found' })
    const foreign = proposeDetermination(other, assessment, CONTROL, input(), at(302))
    await expect(foreign).rejects.toMatchObject({ kind: 'not_found' })
  })
})

describe('proof', () => {
  const content = Buffer.from('summary of the test')
  const file = {
    name: 'dir/report.pdf',
    media_type: 'application/pdf',
    content_base64: content.toString('base64'),
  }

  it('the log commits to narrative and file with salts, and gives neither away', async () => {
    const narrative = 'A narrative that someone may want erased.'
    const id = await propose(400, { narrative, attachments: [file] }, '11.3.1')
    const dto = await determinationDetail(author, id, at(401))
    const attached = dto.attachments[0]
    expect(attached).toMatchObject({
      name: 'report.pdf',
      media_type: 'application/pdf',
      bytes: content.length,
    })
    const got = await attachmentContent(author, attached?.id ?? '')
    expect(Buffer.from(got.content)).toEqual(content)
    const uuid = parsePublicId('determination', id)
    const { row, leaves } = await inTenant(author, async (tx) => ({
      row: await tx.db.determination.findFirstOrThrow({
        where: { tenantId: tx.tenantId, id: uuid ?? '' },
        include: { attachments: true },
      }),
      leaves: await tx.db.logLeaf.findMany({ where: { tenantId: tx.tenantId, log: 'evidence' } }),
    }))
    const leafAt = (index: number) =>
      JSON.parse(Buffer.from(leaves.find((l) => l.idx === index)?.leaf ?? []).toString())
    const kept = row.attachments[0]
    if (!kept) throw new Error('no attachment')
    const fileLeaf = leafAt(kept.logIndex)
    expect(fileLeaf.subject).toEqual({
      id: attached?.id,
      commit: toHex(commitBlob(nodeSha256, kept.salt, content)),
    })
    const whole = {
      determination: id,
      assessment,
      control: '11.3.1',
      verdict: 'met',
      valid_from: at(400).toISOString(),
      expires_at: null,
      narrative,
    }
    const leaf = leafAt(row.logIndex)
    expect(leaf.subject.commit).toBe(toHex(commitBlob(nodeSha256, row.salt, canonicalBytes(whole))))
    expect(JSON.stringify([leaf, fileLeaf])).not.toContain(toHex(nodeSha256(content)))
  })

  it('every decision is a leaf that continues the proposal, and an audit event', async () => {
    const id = await propose(410, {}, '11.3.2')
    await decide(approver, id, 'approve', 411)
    await decide(author, id, 'withdraw', 412)
    const found = await inTenant(author, async (tx) => ({
      leaves: await tx.db.logLeaf.findMany({
        where: { tenantId: tx.tenantId, log: 'evidence' },
        orderBy: { idx: 'asc' },
      }),
      events: await tx.db.auditEvent.findMany({
        where: { tenantId: tx.tenantId, targetId: id },
        orderBy: { at: 'asc' },
      }),
    }))
    const own = found.leaves
      .map((one) => JSON.parse(Buffer.from(one.leaf).toString()))
      .filter((l) => l.subject.id === id)
    expect(own.map((leaf) => leaf.type)).toEqual(['determination', 'determination_approval', 'determination'])
    expect(own.slice(1).map((leaf) => leaf.parent)).toEqual([id, id])
    expect(found.events.map((event) => event.action)).toEqual([
      'determination.proposed',
      'determination.approved',
      'determination.withdrawn',
    ])
  })
})

describe('another tenant', () => {
  it('finds neither determination nor attachment, and decides nothing', async () => {
    const file = { name: 'a.txt', media_type: 'text/plain', content_base64: 'YQ==' }
    const id = await propose(500, { attachments: [file] }, '11.5.1')
    const attachment = (await determinationDetail(author, id, at(501))).attachments[0]?.id ?? ''
    await expect(attachmentContent(author, attachment)).resolves.toMatchObject({ name: 'a.txt' })
    const gone = { kind: 'not_found', code: 'not_found' }
    await expect(attachmentContent(other, attachment)).rejects.toMatchObject(gone)
    await expect(determinationDetail(other, id, at(501))).rejects.toMatchObject(gone)
    for (const decision of ['approve', 'refuse', 'withdraw'] as const)
      await expect(decide(other, id, decision, 501)).rejects.toMatchObject(gone)
    expect((await determinationDetail(author, id, at(502))).state).toBe('proposed')
  })
})
