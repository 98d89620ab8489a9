import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import EvidencePage from '@/app/t/[tenant]/(app)/evidence/[sha256]/page'
import type { Scope } from '@/lib/access/keys'
import { publicId } from '@/lib/core/public-id'
import { closeConnections } from '@/lib/store/client'
import { submissionDetail } from '@/lib/views/submission'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { handIn } from '@/tools/testing/hand-in'
import { testTenant, useDatabase } from '@/tools/testing/tenant'
import { findEvidence } from './find-evidence'

let database: TestDatabase
let scope: Scope
let other: Scope
let sha256: string
/** Whose page it is. */
let viewer: Scope
vi.mock('@/app/t/[tenant]/page-scope', () => ({ pageScope: async () => ({ scope: viewer }) }))

beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  scope = (await testTenant('harbour')).scope('owner')
  other = (await testTenant('pier')).scope('owner')
  const id = await handIn(scope, 'lab-default.json', 'edge-01')
  sha256 = (await submissionDetail(scope, publicId('submission', id))).evidence.sha256
})
afterAll(async () => {
  await closeConnections()
  await database.drop()
})

const page = (as: Scope, sha: string) => {
  viewer = as
  return EvidencePage({
    params: Promise.resolve({ tenant: 'harbour', sha256: sha }),
    searchParams: Promise.resolve({}),
  })
}
const gone = { kind: 'not_found' }

it('finds evidence of the tenant by its hash, and of nobody else', async () => {
  expect((await findEvidence(scope, sha256)).bytes).toBeGreaterThan(10_000)
  await expect(findEvidence(other, sha256)).rejects.toMatchObject(gone)
  await expect(findEvidence(scope, 'a'.repeat(64))).rejects.toMatchObject(gone)
  await expect(findEvidence(scope, 'A'.repeat(64))).rejects.toMatchObject(gone)
  await expect(findEvidence(scope, 'x')).rejects.toMatchObject(gone)
})

it('has a page, and 404 for what is not there', async () => {
  await expect(page(scope, sha256)).resolves.toMatchObject({ props: { sha256, from: null, to: null } })
  const notFound = { digest: 'NEXT_HTTP_ERROR_FALLBACK;404' }
  await expect(page(scope, 'a'.repeat(64))).rejects.toMatchObject(notFound)
  await expect(page(other, sha256)).rejects.toMatchObject(notFound)
  await expect(page(scope, 'x')).rejects.toMatchObject(notFound)
})
