import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { benchTenant } from '../../bench/support/bench-tenant'
import { checkRebuild } from '../../lib/rebuild/check-rebuild'
import { closeConnections } from '../../lib/store/client'
import { freePort } from '../lib/free-port'
import { silent } from '../lib/log'
import { temporaryFolder } from '../lib/temporary-folder'
import { connectAsSuperuser } from '../postgres/connect'
import { readNote } from '../postgres/note'
import { removePostgres } from '../postgres/remove'
import { claimedBy } from '../postgres/running'
import type { Server } from '../postgres/start'
import { startLasting } from '../postgres/start-lasting'
import { type OwnDatabase, ownDatabase } from '../testing/own-database'
import { type BareApp, startBareApp } from '../testing/start-bare-app'
import { checkTenant } from './check-tenant'
import { plan } from './plan'
import { family } from './processes'
import { random } from './random'
import { runKills } from './run-kills'
import { startAgents } from './start-agents'
import { summary } from './summary'

// `npm run chaos` in small: the same kills, agents and checks, with the app's routes in a process without Next.js.

const stops: (() => Promise<void>)[] = []
let data: string
let server: Server
let database: OwnDatabase

beforeAll(async () => {
  data = await temporaryFolder('chaos')
  server = await startLasting(data, silent)
  database = await ownDatabase(server, data)
})
afterAll(async () => {
  for (const stop of stops.reverse()) await stop()
  await closeConnections()
  await server?.stop()
  await removePostgres(data)
})

it('after kill −9 of the app and of PostgreSQL under load all that was acknowledged is there, once, in one log', async () => {
  const port = await freePort()
  const note = await readNote(data)
  if (!note) throw new Error('there is no database')
  let app: BareApp | undefined
  const startApp = () => {
    app = startBareApp(database, port)
  }
  stops.push(async () => app?.end())
  startApp()
  const tenants = [await benchTenant('north'), await benchTenant('south')]
  await closeConnections()
  const seed = 20261122
  const agents = startAgents(
    {
      apis: [`http://127.0.0.1:${port}`],
      senders: tenants.map(({ scope, token }) => ({ tenant: scope.tenant.slug, token })),
      seed,
      workers: 6,
      into: join(data, 'agents.json'),
    },
    (stop) => stops.push(stop),
  )
  const victim = {
    api: `http://127.0.0.1:${port}`,
    startApp,
    app: () => (app?.child.pid ? family(app.child.pid) : []),
    postgres() {
      const claim = claimedBy(note.files)
      return claim && { postmaster: claim.pid, backends: family(claim.pid).slice(1) }
    },
    async untilPostgresAnswers() {
      for (const began = Date.now(); Date.now() - began < 60_000; await sleep(20)) {
        const client = await connectAsSuperuser(note.port, note.password).catch(() => undefined)
        if (client) return client.end()
      }
      throw new Error('PostgreSQL did not come back within a minute')
    },
  }
  const next = random(seed)
  const done = await runKills(victim, agents, plan(next, 2), next, silent)
  const saw = await agents.end()
  app?.end()
  expect(saw.refused).toEqual([])
  expect(saw.acknowledged.length).toBeGreaterThan(0)
  // Kills that meet nobody prove nothing.
  expect(done.reduce((sum, { inFlight }) => sum + inFlight, 0)).toBeGreaterThan(0)
  expect(summary(done, saw).lines[0]).toMatch(/^4 kills: the app 2/)
  for (const { scope } of tenants) {
    const { findings } = await checkTenant(scope, saw)
    for (const { what, faults } of findings) expect(faults, what).toEqual([])
    expect((await checkRebuild(scope)).differences).toEqual([])
  }
  expect(await readFile(join(database.data, 'signed.log'), 'utf8')).not.toBe('')
}, 300_000)
