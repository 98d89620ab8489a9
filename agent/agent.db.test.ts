import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { addEnrolment } from '@/lib/agents/add-enrolment'
import { lockOutAgent } from '@/lib/agents/lock-out-agent'
import { newEnrolmentCode } from '@/lib/auth/new-enrolment-code'
import { closeConnections } from '@/lib/store/client'
import { readAgents } from '@/lib/views/read-agents'
import { type TestDatabase, testDatabase } from '@/tools/testing/database'
import { type TestTenant, testTenant, useDatabase } from '@/tools/testing/tenant'
import { openSpool } from './plimsoll-agent.mjs'
import { fakeEngine, type Replayed } from './testing/fake-engine'
import { type Ran, runAgent } from './testing/run-agent'

/**
 * The agent, as its users run it, against the server's own routes on a real PostgreSQL, in a process that is killed and started again:
 * no report is lost, and none is counted twice.
 */
let database: TestDatabase
let owner: pg.Client
let tenant: TestTenant
let folder: string
let server: ChildProcess | null = null
let port = 0
let env: Record<string, string>

beforeAll(async () => {
  database = await testDatabase()
  useDatabase(database)
  tenant = await testTenant('harbour')
  owner = new pg.Client({ connectionString: database.ownerUrl })
  await owner.connect()
  folder = mkdtempSync(path.join(os.tmpdir(), 'plimsoll-live-'))
  await startServer()
  env = { PLIMSOLL_URL: `http://127.0.0.1:${port}`, PLIMSOLL_STATE_DIR: path.join(folder, 'state') }
})
afterAll(async () => {
  await killServer()
  await owner?.end()
  await closeConnections()
  await database?.drop()
  rmSync(folder, { recursive: true, force: true })
})

/** The same port again, so that agents find it where it was. */
async function startServer(): Promise<void> {
  const child = spawn(process.execPath, ['tools/run.mjs', 'agent/testing/serve-routes.ts'], {
    env: { ...process.env, LISTEN_PORT: String(port), PLIMSOLL_INSTALL: 'never' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  server = child
  port = await new Promise<number>((resolve, reject) => {
    let said = ''
    child.stdout?.on('data', (chunk) => {
      said += chunk
      const ready = /ready (\d+)/.exec(said)
      if (ready) resolve(Number(ready[1]))
    })
    child.on('exit', () => reject(new Error(`the server ended: ${said}`)))
  })
}

async function killServer(): Promise<void> {
  const child = server
  server = null
  if (!child) return
  const gone = new Promise((resolve) => child.on('exit', resolve))
  child.kill('SIGKILL')
  await gone
}

let made = 0
/** A report that there was none like before; every third prints no time of its own. */
function newReport(): string {
  made += 1
  const file = path.join(folder, `report-${made}.json`)
  const timed = made % 3 === 0 ? {} : { start: 1_790_000_000 + made, end: 1_790_000_060 + made }
  const details = `Containers running in privileged mode: web-${made}`
  const desc = 'Ensure that privileged containers are not used (Automated)'
  const result = { id: '5.5', desc, result: 'WARN', details, items: [`web-${made}`] }
  const tests = [{ id: '5', desc: 'Container Runtime', results: [result] }]
  writeFileSync(file, JSON.stringify({ dockerbenchsecurity: '1.6.0', ...timed, tests, checks: 1, score: 0 }))
  return file
}
const push = (file: string, state = env.PLIMSOLL_STATE_DIR ?? ''): Promise<Ran> =>
  runAgent(['push', file, '--asset', 'rack-1'], { ...env, PLIMSOLL_STATE_DIR: state })
const waiting = (state = env.PLIMSOLL_STATE_DIR ?? '') => openSpool(state).entries().length

interface Counted {
  reports: number
  sightings: number
  logged: number
}
async function counted(): Promise<Counted> {
  const { rows } = await owner.query<Counted>(`SELECT
    (SELECT count(*)::int FROM submission WHERE state = 'parsed') AS reports,
    (SELECT count(*)::int FROM sighting) AS sightings,
    (SELECT count(DISTINCT log_index)::int FROM submission) AS logged`)
  return rows[0] as Counted
}

async function newCode(agent: string | null = null): Promise<string> {
  const { code, hash } = newEnrolmentCode('harbour')
  const given = { codeHash: hash, agent, most: 1, quietAfterHours: 24, ownHost: true, minutes: 60 }
  await addEnrolment(tenant.scope('operator'), given, new Date())
  return code
}

it('enrols by a code, and hands its first report in', async () => {
  const ran = await runAgent(['enrol', await newCode(), '--name', 'rack-1'], env)
  expect(ran).toMatchObject({ code: 0, err: '' })
  expect(ran.out).toMatch(/Enrolled as rack-1 in harbour/)
  const token = readFileSync(path.join(env.PLIMSOLL_STATE_DIR ?? '', 'token'), 'utf8').trim()
  expect(ran.out).not.toContain(token)
  expect(await push(newReport())).toMatchObject({ code: 0, err: '' })
  const status = await runAgent(['status'], env)
  expect(status.code).toBe(0)
  expect(status.out).toMatch(/agent {4}rack-1 of harbour\n.*\nlast {5}sub_\w+, parsed/)
  const other = await runAgent(['push', newReport(), '--asset', 'other'], env)
  expect(other).toMatchObject({ code: 1, err: expect.stringContaining('asset_out_of_scope') })
  made -= 1
})

it('through a server that is killed at any moment and comes back', async () => {
  const codes: (number | null)[] = []
  for (let round = 0; round < 4; round += 1) {
    expect((await push(newReport())).code).toBe(0)
    const pushing = push(newReport())
    // From before it is asked at all to after it has answered.
    await new Promise((resolve) => setTimeout(resolve, 150 + round * 200))
    await killServer()
    codes.push((await pushing).code)
    expect((await push(newReport())).code).toBe(3)
    await startServer()
  }
  expect(codes.filter((code) => code !== 0 && code !== 3)).toEqual([])
  expect((await runAgent(['send'], env)).code).toBe(0)
  expect(waiting()).toBe(0)
  expect(await counted()).toEqual({ reports: made, sightings: 0, logged: made })
}, 180_000)

it('through a network that is dead, killed itself in the middle of what it keeps', async () => {
  await killServer()
  let kept = 0
  for (let ms = 0; ms < 300; ms += 50) {
    const before = waiting()
    const file = newReport()
    await new Promise<void>((resolve) => {
      void runAgent(['push', file, '--asset', 'rack-1'], env, {
        onSpawn: (kill) => void setTimeout(kill, ms),
      }).then(() => resolve())
    })
    // Killed before anything was kept, its report lies where it was, and is pushed again as people would.
    if (waiting() === before) expect((await push(file)).code).toBe(3)
    kept += 1
    expect(waiting()).toBe(kept)
  }
  await startServer()
  expect((await runAgent(['send'], env)).code).toBe(0)
  expect(waiting()).toBe(0)
  expect(await counted()).toEqual({ reports: made, sightings: 0, logged: made })
}, 180_000)

it('two of it at once send what waits together, and it counts once', async () => {
  await killServer()
  for (let n = 0; n < 5; n += 1) expect((await push(newReport())).code).toBe(3)
  await startServer()
  const both = await Promise.all([runAgent(['send'], env), runAgent(['send'], env)])
  expect(both.map(({ code }) => code)).toEqual([0, 0])
  expect(await counted()).toEqual({ reports: made, sightings: 0, logged: made })
}, 120_000)

it('through a revoked token: nothing is lost, and with a new code it all goes', async () => {
  const [agent] = (await readAgents(tenant.scope('operator'), { limit: 1 }, new Date())).items
  expect(agent).toMatchObject({ name: 'rack-1', version: '0.1.0', spool: { waiting: 0, refused: 1 } })
  await lockOutAgent(tenant.scope('operator'), agent?.id ?? '', new Date())
  for (let n = 0; n < 3; n += 1)
    expect(await push(newReport())).toMatchObject({ code: 1, err: expect.stringContaining('revoked') })
  expect(waiting()).toBe(3)
  expect((await runAgent(['status'], env)).code).toBe(1)
  expect(await counted()).toMatchObject({ reports: made - 3 })
  expect((await runAgent(['enrol', await newCode(agent?.id)], env)).code).toBe(0)
  expect((await runAgent(['send'], env)).code).toBe(0)
  expect(await counted()).toEqual({ reports: made, sightings: 0, logged: made })
})

it('each report is of one submission, as many as there are files', async () => {
  const { rows } = await owner.query<{ subject: string; n: number }>(
    `SELECT subject, count(*)::int AS n FROM finding WHERE subject LIKE 'web-%' GROUP BY subject`,
  )
  expect(rows.every(({ n }) => n === 1)).toBe(true)
  expect(rows).toHaveLength(made)
})

it('a snapshot that is collected is read without a warning that it holds secrets', async () => {
  const golden = JSON.parse(readFileSync('lib/formats/engine-snapshot/goldens/default-20.10.json', 'utf8'))
  const answers = new Map<string, Replayed>(Object.entries(golden.requests))
  const engine = await fakeEngine(path.join(folder, 'engine.sock'), answers)
  const ran = await runAgent(
    ['collect', 'docker', '--socket', engine.socket, '--json', '--no-host-facts'],
    env,
  )
  await engine.close()
  expect(ran.code).toBe(0)
  const receipt = JSON.parse(ran.out)
  expect(receipt).toMatchObject({ state: 'parsed', tool: 'docker-engine', assets: [{ name: 'rack-1' }] })
  expect(receipt.notes.map(({ code }: { code: string }) => code)).not.toContain('secrets_masked')
})

it('--fail-on new-high stops for what a report opens, and for nothing it knew', async () => {
  const state = path.join(folder, 'pipeline')
  expect(
    (await runAgent(['enrol', await newCode(), '--name', 'image'], { ...env, PLIMSOLL_STATE_DIR: state }))
      .code,
  ).toBe(0)
  const scan = (file: string, ...more: string[]) =>
    runAgent(['push', file, '--asset', 'image', '--fail-on', 'new-high', ...more], {
      ...env,
      PLIMSOLL_STATE_DIR: state,
    })
  const bad = 'demo/reports/trivy/upstream-photon-30.json'
  const first = await scan(bad)
  expect(first).toMatchObject({
    code: 4,
    err: expect.stringMatching(/The gate is shut: sub_\w+ opened .*\d+ (critical|high)/),
  })
  // The same image scanned again later: nothing in it is new.
  const again = await scan(bad, '--observed-at', new Date().toISOString())
  expect(again).toMatchObject({ code: 0, err: '' })
})
