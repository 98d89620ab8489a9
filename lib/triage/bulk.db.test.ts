import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Scope } from '@/lib/access/keys'
import { closeConnections } from '@/lib/store/client'
import { inTenant } from '@/lib/store/in-tenant'
import { bulkDetail } from '@/lib/views/bulk'
import { findingDetail } from '@/lib/views/finding'
import { type FindingFilterQuery, findingsQuery } from '@/lib/views/finding.schema'
import { findingTarget } from '@/lib/views/finding-target'
import { listFindings } from '@/lib/views/findings'
import { countStatements } from '@/tools/testing/count-statements'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { handIn } from '@/tools/testing/hand-in'
import { type TestTenant, testTenant, useDatabase } from '@/tools/testing/tenant'
import { changeFinding } from './change-finding'
import { continueBulk } from './continue-bulk'
import type { FindingWords } from './said-words'
import { type BulkTarget, startBulk } from './start-bulk'
import { undoBulk } from './undo-bulk'

let database: TestDatabase
let harbour: TestTenant
let ann: Scope
let ben: Scope
beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  harbour = await testTenant('harbour')
  ann = harbour.scope('operator', 'Ann')
  ben = harbour.scope('operator', 'Ben')
  await handIn(ann, 'lab-default.json', 'edge-01', { observedAt: new Date(Date.now() - 3_600_000) })
})
afterAll(async () => {
  await closeConnections()
  await database.drop()
})

const open = async (query: FindingFilterQuery = {}) =>
  (await listFindings(ann, findingsQuery.parse({ ...query, limit: 500 }))).items
async function change(by: Scope, target: BulkTarget, words: FindingWords) {
  const id = await startBulk(by, target, words)
  // Nothing is left to do.
  await continueBulk(by, id)
  return id
}
const filtered = (query: FindingFilterQuery, count: number) => findingTarget(ann, { filter: query, count })
const DUE = '2027-01-31'

describe('a bulk change', () => {
  it('changes all that fit a filter when exactly as many fit as were seen, each with an event and one audit event in all', async () => {
    const query = { status: 'open', severity: 'unknown' }
    const chosen = await open(query)
    expect(chosen.length).toBeGreaterThan(3)
    await expect(
      startBulk(ann, await filtered(query, chosen.length + 1), { status: 'in_progress' }),
    ).rejects.toMatchObject({ code: 'count_changed', extra: { count: chosen.length } })
    const id = await change(ann, await filtered(query, chosen.length), {
      status: 'in_progress',
      due_on: DUE,
      comment: 'This week.',
    })
    expect(await bulkDetail(ann, id)).toMatchObject({
      state: 'done',
      total: chosen.length,
      changed: chosen.length,
      failures: [],
    })
    const [first] = chosen
    const detail = await findingDetail(ann, first?.id ?? '')
    expect([detail.status, detail.due_on, detail.version]).toEqual([
      'in_progress',
      DUE,
      (first?.version ?? 0) + 1,
    ])
    expect(
      detail.events
        .slice(0, 3)
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(['comment', 'due', 'status'])
    const audits = await inTenant(ann, (tx) =>
      tx.db.auditEvent.findMany({ where: { tenantId: tx.tenantId, targetId: id } }),
    )
    expect(
      audits.map(({ action, after }) => [action, (after as { changed: string[] }).changed.length]),
    ).toEqual([['findings.bulk_changed', chosen.length]])
    await undoBulk(ann, id)
  })

  it('tells per finding what it could not do, and does the rest', async () => {
    const [first, second, third] = await open({ status: 'open' })
    if (!first || !second || !third) throw new Error('too few findings')
    await changeFinding(ben, second.id, { version: second.version, status: 'fixed' })
    const chosen = [first, second, third]
    const id = await change(
      ann,
      { ids: chosen.map((f) => f.id), versions: Object.fromEntries(chosen.map((f) => [f.id, f.version])) },
      { status: 'in_progress' },
    )
    expect(await bulkDetail(ann, id)).toMatchObject({
      changed: 2,
      refused: 1,
      failures: [{ finding: second.id, code: 'changed_meanwhile', by: 'Ben' }],
    })
    expect((await findingDetail(ann, second.id)).status).toBe('fixed')
  })

  it('goes on step by step with as many statements a step, however many findings', async () => {
    const all = await open()
    const cost = async (n: number) => {
      const ids = all.slice(0, n).map((f) => f.id)
      const id = await startBulk(ann, { ids }, { due_on: `2027-02-0${n}` }, 1)
      return (await countStatements(() => continueBulk(ann, id))).statements.length
    }
    await cost(2)
    expect(await cost(8)).toBe(await cost(3))
  })

  it('belongs to whoever began it', async () => {
    const [first] = await open()
    const id = await change(ann, { ids: [first?.id ?? ''] }, { comment: 'Mine.' })
    await expect(continueBulk(ben, id)).rejects.toMatchObject({ kind: 'not_found' })
    await expect(undoBulk(ben, id)).rejects.toMatchObject({ kind: 'not_found' })
  })
})

describe('an undo', () => {
  it('gives back what was there by events of its own, and refuses exactly where somebody decided anew', async () => {
    const chosen = (await open({ status: 'open' })).slice(0, 4)
    const [first, second] = chosen
    if (!first || !second) throw new Error('too few findings')
    const id = await change(ann, { ids: chosen.map((f) => f.id) }, { status: 'fixed', comment: 'Done.' })
    const after = await findingDetail(ben, second.id)
    await changeFinding(ben, second.id, { version: after.version, status: 'in_progress' })
    // Another field is no reason to refuse.
    const touched = await findingDetail(ben, first.id)
    await changeFinding(ben, first.id, { version: touched.version, due_on: DUE })
    await undoBulk(ann, id)
    expect(await bulkDetail(ann, id)).toMatchObject({
      state: 'partly_undone',
      undone: 3,
      kept: 1,
      failures: [{ finding: second.id, code: 'changed_meanwhile', by: 'Ben' }],
    })
    const back = await findingDetail(ann, first.id)
    expect([back.status, back.due_on]).toEqual(['open', DUE])
    expect(
      back.events
        .slice(0, 2)
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(['comment_withdrawn', 'status'])
    expect((await findingDetail(ann, second.id)).status).toBe('in_progress')
    await undoBulk(ann, id)
    expect((await bulkDetail(ann, id)).undone).toBe(3)
  })

  it('stops a change that has not come to its end', async () => {
    const chosen = (await open({ status: 'open' })).slice(0, 2)
    const id = await startBulk(ann, { ids: chosen.map((f) => f.id) }, { status: 'fixed' }, 1)
    expect(await bulkDetail(ann, id)).toMatchObject({ changed: 1 })
    await undoBulk(ann, id)
    await continueBulk(ann, id)
    expect(await bulkDetail(ann, id)).toMatchObject({ changed: 0, undone: 1, state: 'undone' })
  })
})

describe('a change of one finding that came too late', () => {
  it('is told what changed and by whom', async () => {
    const [first] = await open({ status: 'open' })
    if (!first) throw new Error('no finding')
    await changeFinding(ben, first.id, {
      version: first.version,
      due_on: '2027-03-01',
      status: 'in_progress',
    })
    const late = changeFinding(ann, first.id, { version: first.version, due_on: DUE })
    await expect(late).rejects.toMatchObject({
      code: 'changed_meanwhile',
      extra: {
        changes: expect.arrayContaining([
          expect.objectContaining({
            kind: 'due',
            by: 'Ben',
            data: expect.objectContaining({ to: '2027-03-01' }),
          }),
          expect.objectContaining({ kind: 'status', by: 'Ben' }),
        ]),
      },
    })
  })
})
