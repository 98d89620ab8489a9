import { readFileSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { benchReport } from '../../bench/support/bench-report'
import { systemScope } from '../../lib/access/keys'
import { checkRebuild } from '../../lib/rebuild/check-rebuild'
import { freePort } from '../lib/free-port'
import { temporaryFolder } from '../lib/temporary-folder'
import { type BareApp, startBareApp } from '../testing/start-bare-app'
import { type Call, ORIGIN, type Sender, type World, world } from '../testing/world'
import { readLog } from './check-log'

// Two processes of the app that share nothing but PostgreSQL and the secret, each with a data folder of its own.

const BANK = 'harbour-bank'
const folders: string[] = []
const apps: BareApp[] = []
const inbox = createServer()
const delivered: string[] = []
let w: World
let hook: string
let agent: Sender
let reader: Sender

beforeAll(async () => {
  w = await world()
  inbox.on('request', (incoming, outgoing) => {
    delivered.push(incoming.url ?? '')
    outgoing.end()
  })
  await new Promise<void>((resolve) => inbox.listen(0, '127.0.0.1', resolve))
  hook = `http://127.0.0.1:${(inbox.address() as AddressInfo).port}`
  for (const _ of ['first', 'second']) {
    const data = await temporaryFolder('instance')
    folders.push(data)
    const { appUrl, secret } = w.database
    const more = { PLIMSOLL_URL: ORIGIN, PLIMSOLL_OUTGOING_ALLOW: '127.0.0.1' }
    apps.push(startBareApp({ appUrl, secret, data }, await freePort(), more))
  }
  await Promise.all(apps.map((app) => app.untilReady()))
  const tokens = w.logins.tenants.find(({ slug }) => slug === BANK)?.tokens
  agent = { token: tokens?.agent ?? '' }
  reader = { token: tokens?.reader ?? '' }
}, 180_000)
afterAll(async () => {
  for (const app of apps) app.end()
  inbox.close()
  await w?.end()
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
})

/** Asks one of the two, counted from 0 and taken in turn. */
async function ask(at: number, method: string, path: string, call: Call & { bytes?: string } = {}) {
  const { bytes, ...given } = call
  const { headers } = w.request(method, path, given)
  headers.delete('host')
  const body = bytes ?? (call.body === undefined ? null : JSON.stringify(call.body))
  const response = await fetch(`${apps[at % apps.length]?.api}${path}`, { method, headers, body })
  const text = await response.text()
  return { status: response.status, json: text === '' ? null : JSON.parse(text) }
}

function handIn(at: number, asset: string, day: number) {
  const query = new URLSearchParams({
    asset,
    observed_at: new Date(Date.UTC(2026, 8, 1 + day)).toISOString(),
  })
  return ask(at, 'POST', `/api/v1/submissions?${query}`, {
    as: agent,
    bytes: benchReport(day, 3),
    headers: { 'content-type': 'application/octet-stream' },
  })
}

const tenantScope = async () => {
  const { findTenant } = await import('../../lib/store/tenants/find-tenant')
  const { lookup } = await import('../../lib/access/keys')
  const tenant = await findTenant(lookup('set-up'), BANK)
  if (!tenant) throw new Error(`no ${BANK}`)
  return systemScope(tenant, 'rebuild')
}

it('an agent’s reports alternate between them, and sent again to the other are the same submission', async () => {
  for (let day = 0; day < 6; day++) {
    const first = await handIn(day, 'host-1', day)
    expect(first.status).toBe(201)
    const again = await handIn(day + 1, 'host-1', day)
    expect([again.status, again.json.duplicate, again.json.id]).toEqual([200, true, first.json.id])
  }
})

it('reports of one asset at both at once are all taken, in one gapless log, and the states are what the evidence gives', async () => {
  const all = await Promise.all(
    Array.from({ length: 12 }, (_, i) => handIn(i, 'host-2', 20 + Math.floor(i / 2))),
  )
  // Each day was handed in at both: one of the two was first.
  expect(all.map(({ status }) => status).sort()).toEqual([...Array(6).fill(200), ...Array(6).fill(201)])
  const scope = await tenantScope()
  const log = await readLog(scope, 'evidence')
  expect(log.faults).toEqual([])
  expect((await checkRebuild(scope)).differences).toEqual([])
  // Both sign the same tree with the same key.
  const [a, b] = await Promise.all(
    [0, 1].map((at) => ask(at, 'GET', '/api/v1/log/evidence/checkpoint', { as: reader })),
  )
  expect(a?.json.note).toBe(b?.json.note)
  expect(a?.json.size).toBe(log.leaves.length)
})

it('a session begun anywhere is good at both, and ended at one is over at the other at once', async () => {
  const { cookie } = await w.signIn(`owner@${BANK}.example`)
  const me = (at: number) => ask(at, 'GET', '/api/v1/me', { as: { cookie } })
  expect([(await me(0)).status, (await me(1)).status]).toEqual([200, 200])
  const { json } = await ask(0, 'GET', '/api/v1/sessions', { as: { cookie } })
  const current = json.items.find((session: { current: boolean }) => session.current)
  expect((await ask(0, 'DELETE', `/api/v1/sessions/${current.id}`, { as: { cookie } })).status).toBe(204)
  expect([(await me(1)).status, (await me(0)).status]).toEqual([401, 401])
})

it('what somebody may do changes at both at once: a role, and a token', async () => {
  const owner = await w.signIn(`owner@${BANK}.example`)
  const operator = await w.signIn(`operator@${BANK}.example`)
  const read = (at: number, as: Sender) => ask(at, 'GET', '/api/v1/agents', { as, tenant: BANK })
  expect((await read(1, operator)).status).toBe(200)
  const members = await ask(0, 'GET', '/api/v1/members', { as: owner, tenant: BANK })
  const { id } = members.json.items.find(
    ({ email }: { email: string }) => email === `operator@${BANK}.example`,
  )
  expect((await ask(0, 'DELETE', `/api/v1/members/${id}`, { as: owner, tenant: BANK })).status).toBeLessThan(
    300,
  )
  expect((await read(1, operator)).status).toBe(404)

  const made = await ask(0, 'POST', '/api/v1/tokens', {
    as: owner,
    tenant: BANK,
    body: { kind: 'reader', name: 'both' },
  })
  const token: Sender = { token: made.json.secret ?? made.json.token }
  const list = (at: number) => ask(at, 'GET', '/api/v1/submissions', { as: token })
  expect((await list(1)).status).toBe(200)
  await ask(0, 'DELETE', `/api/v1/tokens/${made.json.id}`, { as: owner, tenant: BANK })
  expect((await list(1)).status).toBe(401)
})

it('what one has sealed the other can open, and a job that one queues either does', async () => {
  const owner = await w.signIn(`owner@${BANK}.example`)
  const made = await ask(0, 'POST', '/api/v1/webhooks', {
    as: owner,
    tenant: BANK,
    body: { name: 'Operations', kind: 'standard', url: `${hook}/in`, events: ['gap.new'] },
  })
  expect(made.status).toBe(201)
  await ask(1, 'POST', `/api/v1/webhooks/${made.json.id}/test`, { as: owner, tenant: BANK, body: {} })
  await vi.waitFor(() => expect(delivered).toContain('/in'), { timeout: 60_000 })
})

it('attempts are counted over both', async () => {
  const attempt = (at: number) =>
    ask(at, 'POST', '/api/v1/agents/enrol', { body: { code: `plm-enrol-${at}`, host: 'host-9' } })
  const statuses: number[] = []
  while (!statuses.includes(429) && statuses.length < 310)
    statuses.push((await attempt(statuses.length)).status)
  // 300 from one address in a quarter of an hour, wherever they were made.
  expect(statuses).toEqual([...Array(300).fill(404), 429])
  expect((await attempt(302)).status).toBe(429)
})

it('each keeps the marks of what it has signed itself in its own folder', async () => {
  for (const folder of folders) expect(await readFile(join(folder, 'signed.log'), 'utf8')).toContain('log')
  expect(readFileSync(join(folders[0] ?? '', 'signed.log'), 'utf8')).not.toBe(
    readFileSync(join(folders[1] ?? '', 'signed.log'), 'utf8'),
  )
})
