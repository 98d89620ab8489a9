import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { authorise, type Scope } from '@/lib/access/keys'
import { addAgent } from '@/lib/agents/add-agent'
import { principalOfToken } from '@/lib/auth/principal-of-token'
import { publicId } from '@/lib/core/public-id'
import { submitReport } from '@/lib/ingest/submit-report'
import { trivyReport } from '@/lib/ingest/testing/trivy-report'
import { closeConnections } from '@/lib/store/client'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { handIn } from '@/tools/testing/hand-in'
import { type TestTenant, testTenant, useDatabase } from '@/tools/testing/tenant'
import { submissionDetail } from './submission'
import { submissionsQuery } from './submission.schema'
import { listSubmissions } from './submissions'

let database: TestDatabase
let harbour: TestTenant
let scope: Scope
let agent: string
let agentScope: Scope
const BARE = { asset: null, kind: null, tool: null, observedAt: null, fullCoverage: false, labels: {} }
const day = (n: number) => new Date(Date.UTC(2026, 8, n, 3))

beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  harbour = await testTenant('harbour')
  scope = harbour.scope('owner')
  const at = new Date()
  const made = await addAgent(scope, { name: 'collector-1', quietAfterHours: 48 }, at)
  agent = made.id
  const authorization = `Bearer ${made.secret}`
  const principal = await principalOfToken({ authorization, slug: null, address: '192.0.2.7', at })
  agentScope = authorise(principal, 'submissions.create')
  await handIn(agentScope, 'lab-default.json', 'edge-01', { observedAt: day(3), labels: { env: 'prod' } })
  await handIn(scope, 'lab-hardened.json', 'edge-02', { observedAt: day(1) })
  const body = new TextEncoder().encode('{"no": "report"}')
  await submitReport(scope, { ...BARE, body, asset: 'edge-03' }).catch(() => {})
})
afterAll(async () => {
  await closeConnections()
  await database.drop()
})

const list = (query: object, as: Scope = scope) => listSubmissions(as, submissionsQuery.parse(query))
const names = async (query: object) =>
  (await list(query)).items.map((one) => one.assets[0]?.name ?? one.state)

describe('the list of submissions', () => {
  it('says on its first page how many there are in all that fit', async () => {
    const first = await list({ limit: '2' })
    expect([first.items.length, first.total]).toEqual([2, 3])
    const second = await list({ limit: '2', cursor: first.next_cursor })
    expect([second.items.length, second.total]).toEqual([1, undefined])
    expect(await list({ tool: 'docker-bench-security' })).toMatchObject({ total: 2 })
  })

  it('is narrowed by agent, format, and the beginning of the hash of the evidence', async () => {
    expect(await names({ agent })).toEqual(['edge-01'])
    expect(await names({ agent: 'agt_0000' })).toEqual([])
    const [one] = (await list({ asset: 'edge-02' })).items
    expect(await names({ format: one?.format })).toHaveLength(2)
    expect(await names({ sha256: one?.evidence.sha256.slice(0, 8) })).toEqual(['edge-02'])
    expect(await names({ sha256: one?.evidence.sha256 })).toEqual(['edge-02'])
    expect(await names({ sha256: '0'.repeat(64) })).toEqual([])
    expect(submissionsQuery.safeParse({ sha256: 'abc' }).success).toBe(false)
    expect(submissionsQuery.safeParse({ sha256: 'zzzzzzzz' }).success).toBe(false)
  })

  it('is narrowed by when they came, both ends included', async () => {
    const [newest, , oldest] = (await list({})).items
    expect(await names({ received_to: oldest?.received_at })).toEqual(['edge-01'])
    expect(await names({ received_from: newest?.received_at })).toEqual(['rejected'])
    expect(
      await names({ received_from: oldest?.received_at, received_to: newest?.received_at }),
    ).toHaveLength(3)
    expect(await names({ received_from: '2999-01-01T00:00:00Z' })).toEqual([])
  })

  it('stands in the order of the log, or of when the tools looked, over all pages', async () => {
    expect(await names({})).toEqual(['rejected', 'edge-02', 'edge-01'])
    const first = await list({ sort: 'observed', limit: '2' })
    const second = await list({ sort: 'observed', limit: '2', cursor: first.next_cursor })
    const walked = [...first.items, ...second.items].map((one) => one.assets[0]?.name ?? one.state)
    expect(walked).toEqual(['rejected', 'edge-01', 'edge-02'])
  })

  it('gives an agent nothing but its own, whatever it asks for', async () => {
    const own = await list({}, agentScope)
    expect([own.items.map((one) => one.assets[0]?.name), own.total]).toEqual([['edge-01'], 1])
    expect((await list({ asset: 'edge-02' }, agentScope)).total).toBe(0)
  })
})

describe('the sheet of provenance', () => {
  it('says by which agent, token and address it came, what was said, and what it looked at', async () => {
    const [row] = (await list({ agent })).items
    const { provenance, database_version } = await submissionDetail(scope, row?.id ?? '')
    expect(database_version).toBeNull()
    expect(provenance).toMatchObject({
      said: { asset: 'edge-01', full_coverage: false, labels: { env: 'prod' } },
      agent: { id: agent, name: 'collector-1' },
      token: { prefix: expect.stringMatching(/^plm_/), revoked_at: null },
      address: '192.0.2.7',
      ahead_seconds: null,
      coverage: [{ asset: { name: 'edge-01' }, tool: 'docker-bench-security' }],
    })
    expect(provenance.delay_seconds).toBe(
      Math.round((Date.parse(row?.received_at ?? '') - day(3).getTime()) / 1000),
    )
    expect(provenance.coverage[0]?.checks).toBeGreaterThan(80)
    expect(provenance.catalogue_version).toMatch(/./)
  })

  it('shows token and address to owners and auditors alone, and tells others that it does not', async () => {
    const [row] = (await list({ agent })).items
    const seenBy = async (role: 'owner' | 'auditor' | 'manager' | 'operator' | 'viewer') => {
      const { provenance } = await submissionDetail(harbour.scope(role), row?.id ?? '')
      const { agent: by, token, address, hidden } = provenance
      return [by?.id, token?.prefix.slice(0, 4) ?? null, address, hidden]
    }
    for (const role of ['owner', 'auditor'] as const)
      expect(await seenBy(role)).toEqual([agent, 'plm_', '192.0.2.7', false])
    for (const role of ['manager', 'operator', 'viewer'] as const)
      expect(await seenBy(role)).toEqual([agent, null, null, true])
  })

  it('of a person’s names no token, and of what was refused no look', async () => {
    const [byPerson] = (await list({ asset: 'edge-02' })).items
    expect((await submissionDetail(scope, byPerson?.id ?? '')).provenance).toMatchObject({
      agent: null,
      token: null,
    })
    const [refused] = (await list({ state: 'rejected' })).items
    expect((await submissionDetail(scope, refused?.id ?? '')).provenance.coverage).toEqual([])
  })

  it('says by how much the sender’s clock ran ahead', async () => {
    const ahead = new Date(Date.now() + 3_600_000)
    const id = await handIn(scope, 'lab-default.json', 'edge-04', { observedAt: ahead })
    const { provenance } = await submissionDetail(scope, `sub_${id.replaceAll('-', '')}`)
    expect(provenance.ahead_seconds).toBeGreaterThan(3_500)
    expect(provenance.ahead_seconds).toBeLessThanOrEqual(3_600)
    expect(provenance.delay_seconds).toBe(0)
  })

  it('names the scanner’s database by the report’s word, else by the sender’s, and says whose it is', async () => {
    const trivy = { VulnerabilityDB: { Version: 2, UpdatedAt: '2026-09-04T01:11:59Z' } }
    const report = (Trivy: object) =>
      new TextEncoder().encode(
        new TextDecoder()
          .decode(trivyReport({ config: 'db', found: [] }))
          .replace('{', `{"Trivy":${JSON.stringify(Trivy)},`),
      )
    const send = async (Trivy: object, database: string | null) => {
      const { row } = await submitReport(scope, {
        ...BARE,
        body: report(Trivy),
        database,
        observedAt: day(4),
      })
      const sheet = await submissionDetail(scope, publicId('submission', row.id))
      return [sheet.database_version, sheet.database_source, sheet.provenance.said.database]
    }
    const own = { Version: '0.69.0', Server: trivy }
    expect(await send(own, null)).toEqual(['2 (2026-09-04T01:11:59Z)', 'printed', null])
    expect(await send({ ...own, Version: '0.69.1' }, 'mine')).toEqual([
      '2 (2026-09-04T01:11:59Z)',
      'printed',
      'mine',
    ])
    expect(await send({ Version: '0.68.0' }, '2026-09-03')).toEqual(['2026-09-03', 'parameter', '2026-09-03'])
    // The same again, whatever is said of the database: what was said first stays.
    expect(await send({ Version: '0.68.0' }, '2026-09-05')).toEqual(['2026-09-03', 'parameter', '2026-09-03'])
    expect(await send({ Version: '0.67.0' }, null)).toEqual([null, null, null])
  })
})
