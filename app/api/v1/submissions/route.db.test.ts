import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { GET as readEvidence } from '@/app/api/v1/evidence/[sha256]/route'
import { GET as readFindings } from '@/app/api/v1/findings/route'
import { GET as readStates } from '@/app/api/v1/states/route'
import { GET as readSubmission } from '@/app/api/v1/submissions/[id]/route'
import { closeConnections } from '@/lib/store/client'
import { addToken } from '@/lib/tokens/add-token'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { type TestTenant, testTenant, useDatabase } from '@/tools/testing/tenant'
import { POST } from './route'

const ORIGIN = 'http://plimsoll.test'
const lab = readFileSync(path.join('demo/reports/docker-bench', 'lab-default.json'))
const text = (words: string) => new TextEncoder().encode(words)
const report = (...results: object[]) =>
  JSON.stringify({
    dockerbenchsecurity: '1.6.0',
    start: 1_790_000_000,
    tests: [{ id: '5', desc: 'Container Runtime', results }],
    checks: results.length,
    score: 0,
    end: 1_790_000_060,
  })
const privileged = (items: string[], more: object = {}) => ({
  id: '5.5',
  desc: 'Ensure that privileged containers are not used (Automated)',
  result: 'WARN',
  details: `Containers running in privileged mode: ${items.join(' ')}`,
  items,
  ...more,
})

let database: TestDatabase
let agent: string
let reader: string
let stranger: string

beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  const harbour = await testTenant('harbour')
  agent = await testToken(harbour, 'agent')
  reader = await testToken(harbour, 'reader')
  stranger = await testToken(await testTenant('pier'), 'reader')
})
afterAll(async () => {
  await closeConnections()
  await database.drop()
})

async function testToken(tenant: TestTenant, kind: 'agent' | 'reader'): Promise<string> {
  return (await addToken(tenant.scope('owner'), { kind, name: kind, expiresAt: null }, new Date())).secret
}

interface Sent {
  status: number
  type: string | null
  body: Record<string, unknown> & {
    evidence: { sha256: string }
    notes: { code: string }[]
    id: string
    submission_id: string
  }
}

async function send(
  body: Uint8Array | string,
  query = 'asset=edge-01',
  headers: Record<string, string> = {},
): Promise<Sent> {
  const bytes = new Uint8Array(typeof body === 'string' ? text(body) : body)
  const request = new Request(`${ORIGIN}/api/v1/submissions?${query}`, {
    method: 'POST',
    body: bytes,
    headers: { authorization: `Bearer ${agent}`, ...headers },
  })
  const response = await POST(request)
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    body: (await response.json()) as Sent['body'],
  }
}

async function get(
  handler: (request: Request) => Promise<Response>,
  url: string,
  token = reader,
): Promise<Response> {
  return handler(new Request(`${ORIGIN}/api/v1${url}`, { headers: { authorization: `Bearer ${token}` } }))
}

/** What was kept is given back bit for bit. */
async function expectKept(sent: Sent, body: Uint8Array | string): Promise<void> {
  const response = await get(readEvidence, `/evidence/${sent.body.evidence.sha256}`)
  expect(response.status).toBe(200)
  expect(Buffer.compare(Buffer.from(await response.arrayBuffer()), Buffer.from(body))).toBe(0)
}

async function expectRefused(
  sent: Sent,
  status: number,
  code: string,
  body: Uint8Array | string,
): Promise<void> {
  expect([sent.status, sent.type, sent.body.code]).toEqual([status, 'application/problem+json', code])
  expect((await get(readSubmission, `/submissions/${sent.body.submission_id}`)).status).toBe(200)
  await expectKept(sent, body)
}

describe('handing in over HTTP', () => {
  it('answers 201 with a receipt, 200 for the same again, and the very bytes on request', async () => {
    const first = await send(lab)
    expect(first.status).toBe(201)
    expect(first.body).toMatchObject({
      duplicate: false,
      items: 117,
      by_result: { PASS: 36, WARN: 44, INFO: 28, NOTE: 9 },
      state: 'parsed',
    })
    const again = await send(lab)
    expect([again.status, again.body.duplicate, again.body.id]).toEqual([200, true, first.body.id])
    await expectKept(first, lab)
  })

  it('takes gzip, and refuses every other encoding', async () => {
    const packed = await send(gzipSync(lab), 'asset=gz-01', { 'content-encoding': 'gzip' })
    expect(packed.status).toBe(201)
    await expectKept(packed, lab)
    expect((await send(lab, 'asset=gz-01', { 'content-encoding': 'br' })).status).toBe(415)
    expect((await send(text('not gzip'), 'asset=gz-01', { 'content-encoding': 'gzip' })).status).toBe(400)
  })

  it('gives another tenant and a missing one the same answer', async () => {
    const { body } = await send(lab)
    const other = await get(readSubmission, `/submissions/${body.id}`, stranger)
    const missing = await get(readSubmission, `/submissions/sub_${'0'.repeat(32)}`, stranger)
    expect([other.status, await other.text()]).toEqual([missing.status, await missing.text()])
    expect((await get(readEvidence, `/evidence/${body.evidence.sha256}`, stranger)).status).toBe(404)
    expect(await (await get(readStates, '/states', stranger)).json()).toEqual({
      items: [],
      next_cursor: null,
    })
    expect(await (await get(readFindings, '/findings', stranger)).json()).toEqual({
      items: [],
      next_cursor: null,
    })
    const own = (await (await get(readFindings, '/findings')).json()) as { items: unknown[] }
    expect(own.items.length).toBeGreaterThan(10)
  })

  it('does not let an agent read what others may', async () => {
    expect((await get(readFindings, '/findings', agent)).status).toBe(403)
  })
})

describe('bad input', () => {
  it('a truncated report is taken as incomplete, closes nothing it did not reach, and says so', async () => {
    await send(lab, 'asset=cut-01&observed_at=2026-10-01T00:00:00Z')
    const cut = lab.subarray(0, Math.floor(lab.length / 2))
    const sent = await send(cut, 'asset=cut-01&observed_at=2026-10-02T00:00:00Z')
    expect([sent.status, sent.body.state]).toEqual([201, 'incomplete'])
    expect(sent.body.notes.length).toBeGreaterThan(0)
    await expectKept(sent, cut)
    const states = (await (await get(readStates, '/states?asset=cut-01&result=fail&limit=500')).json()) as {
      items: { check: { name: string } }[]
    }
    expect(states.items.some((s) => s.check.name.includes('privileged'))).toBe(true)
  })

  it('an empty body is refused, never read as all passed', async () => {
    await expectRefused(await send(''), 415, 'empty_report', '')
  })

  it('a report of another tool is refused by its name', async () => {
    const spdx = '{"spdxVersion":"SPDX-2.3","packages":[]}'
    const sent = await send(spdx)
    await expectRefused(sent, 415, 'format_not_read', spdx)
    expect(String(sent.body.detail)).toContain('SPDX')
  })

  it('a mislabelled report is refused: what is inside decides', async () => {
    const sent = await send(lab, 'asset=edge-01&tool=trivy')
    await expectRefused(sent, 415, 'tool_mismatch', lab)
    expect((await send(lab, 'asset=edge-01&kind=image')).body).toMatchObject({
      code: 'kind_mismatch',
      status: 400,
    })
  })

  it('more than 100 MB is refused and not kept, plain or as a gzip bomb', { timeout: 60_000 }, async () => {
    const zeros = Buffer.alloc(101_000_000, 0x20)
    const plain = await send(zeros)
    expect([plain.status, plain.body.code]).toEqual([413, 'report_too_large'])
    const bomb = await send(gzipSync(zeros), 'asset=edge-01', { 'content-encoding': 'gzip' })
    expect([bomb.status, bomb.body.code]).toEqual([413, 'report_too_large'])
    expect(bomb.body.submission_id).toBeUndefined()
  })

  it('JSON nested 10,000 deep is refused with its place', async () => {
    const deep = `{"dockerbenchsecurity":"1.6.0","tests":${'['.repeat(10_000)}${']'.repeat(10_000)}}`
    const sent = await send(deep)
    expect([415, 422]).toContain(sent.status)
    await expectKept(sent, deep)
    if (sent.status === 422) expect(sent.body.at).toBeTruthy()
  })

  it('HTML and a 64 kB name are kept as the subjects they are', async () => {
    const names = ['<img src=x onerror=alert(1)>', 'n'.repeat(65_536)]
    const body = report(privileged(names))
    const sent = await send(body, 'asset=odd-01&observed_at=2026-11-01T00:00:00Z')
    expect(sent.status).toBe(201)
    const states = (await (await get(readStates, '/states?asset=odd-01')).json()) as {
      items: { subject: string }[]
    }
    expect(states.items.map((s) => s.subject.length).sort()).toEqual(expect.arrayContaining([65_536]))
    await expectKept(sent, body)
  })

  it('__proto__ and NUL are data like any other, with a note where a character cannot be shown', async () => {
    const body = report(privileged(['a\u0000b'], { __proto__x: 1 })).replace('__proto__x', '__proto__')
    const sent = await send(body, 'asset=odd-02&observed_at=2026-11-01T00:00:00Z')
    expect(sent.status).toBe(201)
    expect(sent.body.notes.length).toBeGreaterThan(0)
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
    await expectKept(sent, body)
  })

  it('a check the catalogue does not know is kept, shown by its title, and noted', async () => {
    const body = report({ id: '99.1', desc: 'Ensure the moon is full', result: 'WARN' })
    const sent = await send(body, 'asset=odd-03&observed_at=2026-11-01T00:00:00Z')
    expect(sent.status).toBe(201)
    expect(sent.body.notes.map((n) => n.code)).toContain('unknown_check')
    const states = (await (await get(readStates, '/states?asset=odd-03')).json()) as {
      items: { check: object }[]
    }
    expect(states.items[0]?.check).toMatchObject({ known: false, title: expect.stringContaining('moon') })
  })

  it('a clock ten years ahead counts as now, one ten years behind is taken with a note', async () => {
    const ahead = await send(lab, 'asset=clock-01&observed_at=2036-11-01T00:00:00Z')
    expect(ahead.body.notes.map((n) => n.code)).toContain('clock_ahead')
    expect(Date.parse(String(ahead.body.observed_at))).toBeLessThanOrEqual(Date.now() + 1000)
    const behind = await send(lab, 'asset=clock-01&observed_at=2016-11-01T00:00:00Z')
    expect(behind.body).toMatchObject({
      observed_at: '2016-11-01T00:00:00.000Z',
      changes: { opened: 0, closed: 0 },
    })
    expect(behind.body.notes.map((n) => n.code)).toContain('observed_long_ago')
  })

  it('a missing asset and a malformed time are named', async () => {
    expect((await send(lab, '')).body).toMatchObject({ status: 400, at: 'asset' })
    expect((await send(lab, 'asset=x&observed_at=yesterday')).body).toMatchObject({
      status: 400,
      at: 'observed_at',
    })
  })
})
