import { createHash } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { benchReport } from '@/bench/support/bench-report'
import { authorise, lookup } from '@/lib/access/keys'
import { archiveFile } from '@/lib/archive/archive-file'
import { submitReport } from '@/lib/ingest/submit-report'
import { closeConnections } from '@/lib/store/client'
import { inPerson } from '@/lib/store/in-person'
import { eraseTenantRows } from '@/lib/store/platform/erase-tenant-rows'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { type TestTenant, testTenant, useDatabase } from '@/tools/testing/tenant'
import { MOST_STEPS } from './keep-evidence'
import { makeDifference } from './make-difference'
import { readEvidenceBytes } from './read-evidence-bytes'

const DAYS = 24
let database: TestDatabase
let owner: pg.Client
let tenant: TestTenant
beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  tenant = await testTenant('harbour')
  for (let day = 0; day < DAYS; day++) await submit('edge-01', benchReport(day, 6), day)
}, 120_000)
afterAll(async () => {
  await owner?.end()
  await closeConnections()
  await database.drop()
})

const bytesOf = (text: string) => new TextEncoder().encode(text)
const shaOf = (text: string) => createHash('sha256').update(text).digest('hex')
const submit = (asset: string, text: string, day: number, labels: Record<string, string> = {}) =>
  submitReport(tenant.scope('owner'), {
    body: bytesOf(text),
    asset,
    kind: null,
    tool: null,
    observedAt: new Date(Date.UTC(2026, 0, 5 + day)),
    fullCoverage: false,
    labels,
  })
const read = async (sha: string) =>
  new TextDecoder().decode(await readEvidenceBytes(tenant.scope('owner'), sha))
interface Kept {
  sha: string
  encoding: string
  size: number
  steps: number
}
/** Every evidence, with how many others it stands on. */
const kept = async (): Promise<Kept[]> =>
  (
    await owner.query(`WITH RECURSIVE k AS (
        SELECT sha256, encoding, content, 0 AS steps FROM evidence WHERE base_sha256 IS NULL
        UNION ALL SELECT e.sha256, e.encoding, e.content, k.steps + 1 FROM k JOIN evidence e ON e.base_sha256 = k.sha256)
      SELECT encode(sha256, 'hex') AS sha, encoding, length(content) AS size, steps FROM k`)
  ).rows

describe('reports of a host that differ little from day to day', () => {
  it('are given back bit for bit, and in the archive', async () => {
    for (let day = 0; day < DAYS; day++) {
      const text = benchReport(day, 6)
      expect(await read(shaOf(text))).toBe(text)
      const row = JSON.stringify({ sha256: `\\x${shaOf(text)}` })
      const file = await archiveFile(tenant.scope('owner'), 'evidence', row)
      expect(file?.content).toEqual(bytesOf(text))
    }
  })

  it('are kept as differences of a few hundred bytes, on few others, at times on a whole one anew', async () => {
    const all = await kept()
    expect(all).toHaveLength(DAYS)
    const differences = all.filter(({ encoding }) => encoding === 'difference')
    expect(differences.length).toBeGreaterThan(DAYS * 0.8)
    expect(Math.max(...differences.map(({ size }) => size))).toBeLessThan(600)
    expect(new Set(all.map(({ steps }) => steps)).size).toBeGreaterThan(2)
    expect(Math.max(...all.map(({ steps }) => steps))).toBeLessThanOrEqual(MOST_STEPS)
  })

  it('are kept once where the very same bytes come again', async () => {
    await submit('edge-01', benchReport(DAYS - 1, 6), DAYS)
    expect(await kept()).toHaveLength(DAYS)
  })

  it('are all there when they come at once', async () => {
    const texts = Array.from({ length: 8 }, (_, i) => benchReport(100 + i, 1))
    await Promise.all(texts.map((text, i) => submit('edge-02', text, 30 + i)))
    for (const text of texts) expect(await read(shaOf(text))).toBe(text)
    const wholes = (await kept()).filter(({ encoding }) => encoding === 'brotli')
    expect(wholes.length).toBeLessThan(DAYS)
  })
})

it('a difference never stands on itself, and nothing more than so many times', async () => {
  const trail: string[] = []
  for (let i = 0; i <= 3 * MOST_STEPS; i++) {
    // Each day some 160 bytes more that nothing foretells.
    for (let j = 0; j < 5; j++) trail.push(shaOf(`${i} ${j}`))
    const text = JSON.stringify({ ...JSON.parse(benchReport(200, 1)), trail })
    await submit('edge-03', text, i)
    expect(await read(shaOf(text))).toBe(text)
  }
  const all = await kept()
  expect(all.length).toBe((await owner.query('SELECT FROM evidence')).rowCount)
  expect(Math.max(...all.map(({ steps }) => steps))).toBe(MOST_STEPS)
})

it('what a difference stands on cannot be removed, by nobody', async () => {
  const gone = owner.query(`DELETE FROM evidence WHERE sha256 IN (SELECT base_sha256 FROM evidence)`)
  await expect(gone).rejects.toMatchObject({ code: '23503' })
})

it('what was handed in by others is read as a base, and not seen, under a limit', async () => {
  const [theirs, ours] = [benchReport(300, 1), benchReport(301, 1)]
  await submit('theirs', theirs, 0, { team: 'b' })
  await submit('ours', ours, 0, { team: 'a' })
  await owner.query(
    `UPDATE evidence SET encoding = 'difference', base_sha256 = $2, content = $3 WHERE sha256 = $1`,
    [
      Buffer.from(shaOf(ours), 'hex'),
      Buffer.from(shaOf(theirs), 'hex'),
      deflateRawSync(makeDifference(bytesOf(theirs), bytesOf(ours))),
    ],
  )
  const limited = authorise(
    {
      ...tenant.principal('auditor', 'limited'),
      roles: [],
      limited: [{ role: 'auditor', rule: { all: [{ key: 'team', in: ['a'] }] } }],
    },
    'evidence.read',
  )
  expect(new TextDecoder().decode(await readEvidenceBytes(limited, shaOf(ours)))).toBe(ours)
  await expect(readEvidenceBytes(limited, shaOf(theirs))).rejects.toMatchObject({ kind: 'not_found' })
})

describe('evidence that was damaged where it is kept', () => {
  const damage = (sha: string) =>
    owner.query(
      `UPDATE evidence SET content = set_byte(content, length(content) / 2, get_byte(content, length(content) / 2) # 255) WHERE sha256 = $1`,
      [Buffer.from(sha, 'hex')],
    )

  it('is told, not given, whether it is a difference or what that stands on', async () => {
    const [first, second, third] = [400, 401, 402].map((day) => benchReport(day, 1))
    for (const [i, text] of [first, second].entries()) await submit('edge-04', text ?? '', i)
    await damage(shaOf(second ?? ''))
    await expect(read(shaOf(second ?? ''))).rejects.toThrow(/is damaged/)
    expect(await read(shaOf(first ?? ''))).toBe(first)
    await submit('edge-04', third ?? '', 2)
    expect((await kept()).find(({ sha }) => sha === shaOf(third ?? ''))?.encoding).toBe('brotli')
    const fourth = benchReport(403, 1)
    await submit('edge-04', fourth, 3)
    expect(await read(shaOf(fourth))).toBe(fourth)
    await damage(shaOf(third ?? ''))
    await expect(read(shaOf(fourth))).rejects.toThrow(/is damaged/)
  })
})

it('is erased with its tenant, few rows at a time', async () => {
  const { id } = tenant.tenant
  await owner.query(`UPDATE tenant SET delete_after = now() - interval '1 second' WHERE id = $1`, [id])
  const erase = () => inPerson(lookup('sweep'), (tx) => eraseTenantRows(tx, id, 30))
  await owner.query('DELETE FROM coverage')
  for (let erased = await erase(); erased?.table !== 'tenant'; erased = await erase())
    if (erased?.table === 'evidence') expect(erased.rows).toBeGreaterThan(0)
  expect((await owner.query('SELECT FROM evidence')).rowCount).toBe(0)
})
