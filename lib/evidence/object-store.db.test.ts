import { createHash } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { benchReport } from '@/bench/support/bench-report'
import { archiveFile } from '@/lib/archive/archive-file'
import { Busy } from '@/lib/core/errors'
import { problemOf } from '@/lib/http/problem-of'
import { submitReport } from '@/lib/ingest/submit-report'
import { eraseTenant } from '@/lib/platform/erase-tenant'
import { checkRebuild } from '@/lib/rebuild/check-rebuild'
import { closeConnections } from '@/lib/store/client'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { type TestTenant, testTenant, useDatabase } from '@/tools/testing/tenant'
import { readEvidenceBytes } from './read-evidence-bytes'
import { type FakeObjectStore, fakeObjectStore } from './testing/fake-object-store'

const SECRET = 'a-secret-that-nobody-prints'
let database: TestDatabase
let owner: pg.Client
let store: FakeObjectStore
let tenant: TestTenant
let other: TestTenant
beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  store = await fakeObjectStore('evidence', 'plimsoll')
  Object.assign(process.env, {
    PLIMSOLL_S3_ENDPOINT: store.endpoint,
    PLIMSOLL_S3_BUCKET: 'evidence',
    PLIMSOLL_S3_ACCESS_KEY_ID: 'plimsoll',
    PLIMSOLL_S3_SECRET_ACCESS_KEY: SECRET,
    PLIMSOLL_S3_FROM_BYTES: '1000',
  })
  tenant = await testTenant('harbour')
  other = await testTenant('island')
})
afterAll(async () => {
  for (const name of Object.keys(process.env)) if (name.startsWith('PLIMSOLL_S3_')) delete process.env[name]
  await closeConnections()
  await owner?.end()
  await store?.close()
  await database?.drop()
})
beforeEach(() => store.setAway(false))

const shaOf = (text: string) => createHash('sha256').update(text).digest('hex')
const submit = (asset: string, text: string, day: number, of = tenant) =>
  submitReport(of.scope('owner'), {
    body: new TextEncoder().encode(text),
    asset,
    kind: null,
    tool: null,
    observedAt: new Date(Date.UTC(2026, 0, 5 + day)),
    fullCoverage: false,
    labels: {},
  })
const read = async (text: string) =>
  new TextDecoder().decode(await readEvidenceBytes(tenant.scope('owner'), shaOf(text)))
const rows = async () =>
  (
    await owner.query<{ sha: string; encoding: string; size: number }>(
      `SELECT encode(sha256, 'hex') AS sha, encoding, length(content) AS size FROM evidence WHERE tenant_id = $1 ORDER BY created_at`,
      [tenant.tenant.id],
    )
  ).rows
const keyOf = (text: string) => `evidence/${tenant.tenant.id}/${shaOf(text)}`

it('takes what is large and whole, under its tenant and hash, and not the differences from it', async () => {
  await submit('edge-01', benchReport(0, 6), 0)
  await submit('edge-01', benchReport(1, 6), 1)
  expect(await rows()).toEqual([
    { sha: shaOf(benchReport(0, 6)), encoding: 'object', size: 0 },
    { sha: shaOf(benchReport(1, 6)), encoding: 'difference', size: expect.any(Number) },
  ])
  expect([...store.objects.keys()]).toEqual([keyOf(benchReport(0, 6))])
  for (const day of [0, 1]) {
    const text = benchReport(day, 6)
    expect(await read(text)).toBe(text)
    const file = await archiveFile(
      tenant.scope('owner'),
      'evidence',
      JSON.stringify({ sha256: `\\x${shaOf(text)}` }),
    )
    expect(new TextDecoder().decode(file?.content)).toBe(text)
  }
  expect((await checkRebuild(tenant.scope('owner'))).differences).toEqual([])
})

it('is written before the row is: nothing is acknowledged while it is away, and everything else goes on', async () => {
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  const before = await rows()
  store.setAway(true)
  const refused = await submit('edge-02', benchReport(2, 7), 2).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(Busy)
  const answer = problemOf(refused, 'test')
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '30'])
  expect(await rows()).toEqual(before)
  const small = '{"SchemaVersion":2,"ArtifactName":"x","ArtifactType":"container_image","Results":[]}'
  await submit('small', small, 2)
  expect(await read(small)).toBe(small)
  const log = said.mock.calls.map(([line]) => String(line)).join('')
  said.mockRestore()
  expect(log).toContain('object store')
  expect(log).not.toContain(SECRET)
  store.setAway(false)
  await submit('edge-02', benchReport(2, 7), 2)
  expect(await read(benchReport(2, 7))).toBe(benchReport(2, 7))
})

it('is believed in nothing: what is missing or was changed is told, and seen by a check of the whole', async () => {
  const key = keyOf(benchReport(0, 6))
  const bytes = store.objects.get(key) ?? Buffer.alloc(0)
  store.objects.delete(key)
  const missing = `there is no object ${key.slice('evidence/'.length)} in the bucket evidence`
  await expect(read(benchReport(0, 6))).rejects.toThrow(missing)
  await expect(read(benchReport(1, 6))).rejects.toThrow(missing)
  await expect(checkRebuild(tenant.scope('owner'))).rejects.toThrow(missing)
  store.objects.set(key, store.objects.get(keyOf(benchReport(2, 7))) ?? Buffer.alloc(0))
  await expect(read(benchReport(0, 6))).rejects.toThrow(/is damaged/)
  store.objects.set(key, bytes)
  expect(await read(benchReport(0, 6))).toBe(benchReport(0, 6))
})

it('loses what was a tenant’s when the tenant goes, page by page, also where that was broken off, and nothing of another', async () => {
  for (const n of [3, 4, 5]) await submit(`host-${n}`, benchReport(n, n + 5), n)
  await submit('elsewhere', benchReport(0, 6), 0, other)
  const own = () => [...store.objects.keys()].filter((key) => key.includes(tenant.tenant.id))
  expect(own().length).toBeGreaterThan(3)
  await owner.query(`UPDATE tenant SET delete_after = now() - interval '1 second' WHERE id = $1`, [
    tenant.tenant.id,
  ])
  store.setAway(true)
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  await expect(eraseTenant({ erase: tenant.tenant.id })).rejects.toThrow(Busy)
  said.mockRestore()
  store.setAway(false)
  await eraseTenant({ erase: tenant.tenant.id })
  expect(own()).toEqual([])
  expect([...store.objects.keys()]).toEqual([`evidence/${other.tenant.id}/${shaOf(benchReport(0, 6))}`])
  expect((await owner.query('SELECT 1 FROM tenant WHERE id = $1', [tenant.tenant.id])).rows).toEqual([])
})
