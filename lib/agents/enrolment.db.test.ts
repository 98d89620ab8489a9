import { readFileSync } from 'node:fs'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { authorise } from '@/lib/access/keys'
import { enrolAgent } from '@/lib/auth/enrol-agent'
import { newEnrolmentCode } from '@/lib/auth/new-enrolment-code'
import { principalOfToken } from '@/lib/auth/principal-of-token'
import { submitReport } from '@/lib/ingest/submit-report'
import { closeConnections } from '@/lib/store/client'
import { readAgents } from '@/lib/views/read-agents'
import { readEnrolments } from '@/lib/views/read-enrolments'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { type TestTenant, testTenant, useDatabase } from '@/tools/testing/tenant'
import { addEnrolment, type EnrolmentToAdd } from './add-enrolment'
import { lockOutAgent } from './lock-out-agent'
import { retireAgent } from './retire-agent'
import { revokeEnrolment } from './revoke-enrolment'

let database: TestDatabase
let owner: pg.Client
let harbour: TestTenant
let pier: TestTenant
const scope = () => harbour.scope('operator')
const NOW = new Date()
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)

beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  harbour = await testTenant('harbour')
  pier = await testTenant('pier')
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
})
afterAll(async () => {
  await owner?.end()
  await closeConnections()
  await database.drop()
})

async function newCode(given: Partial<EnrolmentToAdd> = {}, at = NOW) {
  const { code, hash } = newEnrolmentCode('harbour')
  const whole = { agent: null, most: 1, quietAfterHours: 24, ownHost: true, minutes: 60, ...given }
  return { code, id: await addEnrolment(scope(), { ...whole, codeHash: hash }, at) }
}
const enrol = (code: string, host: string, at = NOW, address: string | null = '192.0.2.1') =>
  enrolAgent({ code, host }, address, at)
const holder = (token: string, at = NOW) =>
  principalOfToken({ authorization: `Bearer ${token}`, slug: null, address: null, at })
const refused = { code: 'not_found' }

it('a code gives one machine a token that is its own, for assets of its name, and nothing of it is kept in clear', async () => {
  const { code } = await newCode()
  const enrolled = await enrol(code, 'rack-1')
  expect(enrolled).toMatchObject({ name: 'rack-1', tenant: 'harbour', token: expect.stringMatching(/^plm_/) })
  expect(await holder(enrolled.token)).toMatchObject({
    roles: ['agent'],
    assetPrefix: 'rack-1/',
    tenant: { slug: 'harbour' },
  })
  await expect(enrol(code, 'rack-2')).rejects.toMatchObject(refused)
  const { rows } = await owner.query(`SELECT * FROM agent_enrolment`)
  expect(JSON.stringify(rows)).not.toContain(code)
  const [event] = (await owner.query(`SELECT after, before FROM audit_event WHERE action = 'agent.enrolled'`))
    .rows
  expect(event.after).toMatchObject({ name: 'rack-1', host: 'rack-1', own_host: true })
  expect(JSON.stringify(event)).not.toContain(enrolled.token)
})

it('a code for five machines is good for five, however many ask at once', async () => {
  const { code } = await newCode({ most: 5, ownHost: false })
  const all = await Promise.allSettled(Array.from({ length: 12 }, (_, n) => enrol(code, `many-${n}`)))
  const made = all.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
  expect(made).toHaveLength(5)
  expect(new Set(made.map(({ token }) => token)).size).toBe(5)
  expect((await holder(made[0]?.token ?? '')).assetPrefix).toBeNull()
})

it('a code that is wrong, of another tenant, expired, taken back or of a suspended tenant is simply not there', async () => {
  const { code } = await newCode()
  for (const wrong of [
    '',
    'harbour',
    code.replace('harbour', 'pier'),
    code.replace('harbour', 'none'),
    `${code}x`,
  ])
    await expect(enrol(wrong, 'wrong')).rejects.toMatchObject(refused)
  await expect(enrol(code, 'late', later(61))).rejects.toMatchObject(refused)
  const other = await newCode()
  await revokeEnrolment(scope(), other.id, NOW)
  await expect(enrol(other.code, 'revoked')).rejects.toMatchObject(refused)
  await expect(revokeEnrolment(scope(), other.id, NOW)).rejects.toMatchObject(refused)
  await expect(revokeEnrolment(pier.scope('owner'), (await newCode()).id, NOW)).rejects.toMatchObject(refused)
  await owner.query(`UPDATE tenant SET suspended_at = now() WHERE slug = 'harbour'`)
  await expect(enrol(code, 'suspended')).rejects.toMatchObject(refused)
  await owner.query(`UPDATE tenant SET suspended_at = NULL WHERE slug = 'harbour'`)
  expect((await enrol(code, 'good-again')).name).toBe('good-again')
})

it('a name that is or was taken is refused, and the code stays good for another', async () => {
  const { code } = await newCode()
  await expect(enrol(code, 'rack-1')).rejects.toMatchObject({
    code: 'name_taken',
    message: expect.stringContaining('--name'),
  })
  expect((await enrol(code, 'rack-3')).name).toBe('rack-3')
})

describe('a code for an agent', () => {
  it('gives it another token, and the ones before are gone at once', async () => {
    const before = await enrol((await newCode()).code, 'turning')
    const { code } = await newCode({ agent: before.agent, most: 9 })
    const after = await enrol(code, 'whatever it is called now')
    expect(after).toMatchObject({ agent: before.agent, name: 'turning' })
    await expect(holder(before.token)).rejects.toThrow()
    expect((await holder(after.token)).agentId).toBeTruthy()
    await expect(enrol(code, 'again')).rejects.toMatchObject(refused)
  })

  it('lets one in again that was locked out, and never one that is retired', async () => {
    const { agent, token } = await enrol((await newCode()).code, 'locked')
    await lockOutAgent(scope(), agent, NOW)
    await expect(holder(token)).rejects.toThrow()
    const shown = (await readAgents(scope(), { limit: 50 }, NOW)).items.find(({ id }) => id === agent)
    expect(shown).toMatchObject({ name: 'locked', token_until: null })
    const { code } = await newCode({ agent })
    const held = await newCode({ agent })
    await holder((await enrol(code, 'locked')).token)
    await retireAgent(scope(), agent, NOW)
    await expect(enrol(held.code, 'locked')).rejects.toMatchObject(refused)
    await expect(newCode({ agent })).rejects.toMatchObject(refused)
    await expect(lockOutAgent(pier.scope('owner'), agent, NOW)).rejects.toMatchObject(refused)
  })
})

it('shows codes that are good, without the codes', async () => {
  const { code, id } = await newCode()
  const { items } = await readEnrolments(scope(), NOW)
  expect(items.find((one) => one.id === id)).toMatchObject({ used: 0, most: 1, own_host: true, agent: null })
  expect(JSON.stringify(items)).not.toContain(code.slice(8))
  await enrol(code, 'last-one')
  expect((await readEnrolments(scope(), NOW)).items.map((one) => one.id)).not.toContain(id)
})

it('an address that tries very many is told to wait; another is not', async () => {
  const tries = await Promise.allSettled(
    Array.from({ length: 305 }, () => enrol('harbour.wrong', 'x', NOW, '198.51.100.9')),
  )
  const codes = tries.map((one) => (one.status === 'rejected' ? one.reason.code : 'taken'))
  expect(codes.filter((code) => code === 'throttled')).toHaveLength(5)
  const { code } = await newCode()
  await expect(enrol(code, 'behind', NOW, '198.51.100.9')).rejects.toMatchObject({
    code: 'throttled',
    throttled: true,
  })
  expect((await enrol(code, 'behind', NOW, '198.51.100.10')).name).toBe('behind')
})

it('an agent is quiet since it was last heard, once its limit is over, and not before', async () => {
  const { agent } = await enrol((await newCode({ quietAfterHours: 4 })).code, 'quiet-one')
  const shown = async (minutes: number) =>
    (await readAgents(scope(), { limit: 50 }, later(minutes))).items.find(({ id }) => id === agent)
  expect(await shown(239)).toMatchObject({ quiet: false, quiet_since: null })
  expect(await shown(241)).toMatchObject({ quiet: true, quiet_since: NOW.toISOString() })
})

it('whoever sees no submissions sees none by way of the agents', async () => {
  const { agent, token } = await enrol((await newCode({ ownHost: false })).code, 'speaking')
  const sender = authorise(await holder(token), 'submissions.create')
  const body = new Uint8Array(readFileSync('demo/reports/docker-bench/lab-default.json'))
  const said = { asset: 'x', kind: null, tool: null, observedAt: null, fullCoverage: false, labels: {} }
  await submitReport(sender, { ...said, body })
  const of = async (role: 'operator' | 'system_admin') =>
    (await readAgents(harbour.scope(role), { limit: 50 }, NOW)).items.find(({ id }) => id === agent)
  expect(await of('operator')).toMatchObject({ last_submission: { tool: 'docker-bench-security' } })
  expect(await of('system_admin')).toMatchObject({ submissions: 1, last_submission: null })
})
