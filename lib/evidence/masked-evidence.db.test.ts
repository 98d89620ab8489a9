import { readFileSync } from 'node:fs'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { GET } from '@/app/api/v1/evidence/[sha256]/route'
import { submitReport } from '@/lib/ingest/submit-report'
import { closeConnections } from '@/lib/store/client'
import { addToken } from '@/lib/tokens/add-token'
import { receiptView } from '@/lib/views/submission'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { type TestTenant, testTenant, useDatabase } from '@/tools/testing/tenant'
import { readShownEvidence } from './read-shown-evidence'

const SECRET = 'planted-Zx81'
const golden = new Uint8Array(readFileSync('lib/formats/engine-snapshot/goldens/default-20.10.json'))
/** A snapshot with one secret more than the laboratory's. */
const snapshot = new TextEncoder().encode(
  new TextDecoder().decode(golden).replace(/"Env": ?\[\s*"/, `"Env":["STRIPE_API_KEY=${SECRET}","`),
)
/** A snapshot that was cut off behind a secret. */
const broken = snapshot.slice(0, new TextDecoder().decode(snapshot).indexOf(SECRET) + SECRET.length + 9)

let database: TestDatabase
let owner: pg.Client
let tenant: TestTenant
let sha256: string
let reader: string
beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  tenant = await testTenant('harbour')
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  const token = { kind: 'reader', name: 'reader', expiresAt: null } as const
  reader = (await addToken(tenant.scope('owner'), token, new Date())).secret
})
afterAll(async () => {
  await owner?.end()
  await closeConnections()
  await database.drop()
})

const submit = (body: Uint8Array<ArrayBuffer>) =>
  submitReport(tenant.scope('operator'), {
    body,
    asset: 'edge-01',
    kind: null,
    tool: null,
    observedAt: null,
    fullCoverage: false,
    labels: {},
  })
const get = (query: string) =>
  GET(
    new Request(`http://plimsoll.test/api/v1/evidence/${sha256}${query}`, {
      headers: { authorization: `Bearer ${reader}` },
    }),
  )
const same = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

it('the receipt tells how many secrets a report holds and where, never what', async () => {
  const receipt = await receiptView(tenant.scope('operator'), await submit(snapshot))
  sha256 = receipt.evidence.sha256
  const note = receipt.notes.find(({ code }) => code === 'secrets_masked')
  expect(note).toMatchObject({ level: 'warning', at: expect.stringMatching(/\/Env\/0$/) })
  expect(JSON.stringify(receipt)).not.toContain(SECRET)
})

it('whoever checks the hash gets the bytes as they came; everybody else the same bytes, masked', async () => {
  for (const role of ['owner', 'auditor', 'reader'] as const)
    expect(same((await readShownEvidence(tenant.scope(role), sha256, { whole: true })).bytes, snapshot)).toBe(
      true,
    )
  for (const role of ['manager', 'operator', 'viewer'] as const) {
    const { bytes, masked } = await readShownEvidence(tenant.scope(role), sha256, { whole: true })
    expect(masked).toBeGreaterThan(0)
    expect(bytes).toHaveLength(snapshot.length)
    expect(text(bytes)).not.toContain(SECRET)
    expect(text(bytes)).toContain('STRIPE_API_KEY=************"')
  }
})

it('a part of it is masked for everybody, and says so', async () => {
  const at = text(snapshot).indexOf(SECRET)
  const part = await get(`?from=${at - 15}&to=${at + SECRET.length}`)
  expect(part.status).toBe(206)
  expect(await part.text()).toBe('STRIPE_API_KEY=************')
  expect(Number(part.headers.get('plimsoll-masked'))).toBeGreaterThan(0)
  const whole = await get('')
  expect(same(new Uint8Array(await whole.arrayBuffer()), snapshot)).toBe(true)
  expect(whole.headers.get('plimsoll-masked')).toBeNull()
})

it('what could not be read is masked too, and its refusal quotes none of it', async () => {
  const refused = await submit(broken).catch((error: Error) => error)
  expect(refused).toBeInstanceOf(Error)
  expect(JSON.stringify({ ...(refused as Error) }) + (refused as Error).message).not.toContain(SECRET)
  const { rows } = await owner.query(
    `SELECT encode(evidence_sha256, 'hex') AS sha256, notes FROM submission WHERE state = 'rejected'`,
  )
  expect(rows[0].notes).toMatchObject([{ code: 'secrets_masked' }])
  const { bytes } = await readShownEvidence(tenant.scope('viewer'), rows[0].sha256, { whole: true })
  expect(text(bytes)).toContain('STRIPE_API_KEY=*')
  expect(text(bytes)).not.toContain(SECRET)
})

it('no row but the evidence itself holds it, and that is packed', async () => {
  const { rows } = await owner.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`,
  )
  for (const { name } of rows) {
    const { rows: found } = await owner.query(`SELECT 1 FROM "${name}" t WHERE t::text LIKE $1`, [
      `%${SECRET}%`,
    ])
    expect([name, found.length]).toEqual([name, 0])
  }
})
