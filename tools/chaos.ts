import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { benchTenant } from '../bench/support/bench-tenant'
import { closeConnections } from '../lib/store/client'
import { nextBuild } from './build/next-build'
import { checkPages } from './chaos/check-pages'
import { type CheckedTenant, checkTenant } from './chaos/check-tenant'
import type { Finding } from './chaos/finding'
import { npmStart } from './chaos/npm-start'
import { plan } from './chaos/plan'
import { random } from './chaos/random'
import { runKills } from './chaos/run-kills'
import { startAgents } from './chaos/start-agents'
import { RECOVERS_MS, summary } from './chaos/summary'
import { command } from './lib/command'
import { freePort } from './lib/free-port'
import { toStdout } from './lib/log'
import { PlainError } from './lib/plain-error'
import { runNode } from './lib/run-program'
import { step } from './lib/step'
import { temporaryFolder } from './lib/temporary-folder'
import { APP_ROLE, asRole, rolePassword } from './migrate/app-role'
import { bootstrap } from './postgres/bootstrap'
import { superuserUrl as superuser } from './postgres/connect'
import { readNote } from './postgres/note'
import { removePostgres } from './postgres/remove'
import { startPostgres } from './postgres/start'
import { untilReady } from './server/until-ready'

const AGENTS = 10

/**
 * `npm run chaos [-- --kills N --seed N]`: agents hand in with retry while kill −9 takes the app and PostgreSQL N times each at
 * moments that the seed gives; afterwards everything that was acknowledged must be there, once, in one log whose roots follow from its
 * leaves, and all states must be what the evidence gives. Exit 1 where anything is not.
 */
await command(async (life) => {
  const { values } = parseArgs({
    args: process.argv.slice(2),
    options: {
      kills: { type: 'string', default: '100' },
      seed: { type: 'string' },
      keep: { type: 'boolean' },
    },
  })
  const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000_000))
  const kills = Number(values.kills)
  if (![seed, kills].every((n) => Number.isSafeInteger(n) && n >= 0))
    throw new PlainError('Say whole numbers: npm run chaos -- --kills 100 --seed 1')
  if (process.platform !== 'linux')
    throw new PlainError('npm run chaos finds processes in /proc: Linux only.')
  toStdout(`${kills} kills of the app and ${kills} of PostgreSQL, seed ${seed}`)
  await nextBuild(toStdout)

  const data = await temporaryFolder('chaos')
  life.onStop(async () => {
    if (values.keep) toStdout(`Kept: ${data}`)
    else await removePostgres(data)
  })
  // Of an app that was killed at the very end the server lives on.
  life.onStop(async () => (await startPostgres(data, () => {})).stop())
  const victim = npmStart(data, await freePort())
  life.onStop(async () => {
    await victim.terminate()
  })
  const next = random(seed)
  const tenants = await step(toStdout, 'Starting the app', async () => {
    victim.startApp()
    await victim.untilPostgresAnswers()
    await untilReady(victim.api, { pid: 0, ended: new Promise(() => {}), said: () => '' })
    await useDatabase(data)
    const made = [await benchTenant('chaos-north'), await benchTenant('chaos-south')]
    await closeConnections()
    return made
  })
  const agents = startAgents(
    {
      apis: [victim.api],
      senders: tenants.map(({ scope, token }) => ({ tenant: scope.tenant.slug, token })),
      seed,
      workers: AGENTS,
      into: join(data, 'agents.json'),
    },
    life.onStop,
  )
  const done = await step(toStdout, 'Killing', () =>
    runKills(victim, agents, plan(next, kills), next, toStdout).catch((error: unknown) => {
      throw new PlainError(`${String(error)} (seed ${seed}); npm start said last:\n${victim.said()}`)
    }),
  )
  const saw = await agents.end()
  const code = await step(toStdout, 'Ending the app as an operator does', () => victim.terminate())

  const server = await startPostgres(data, () => {})
  life.onStop(server.stop)
  const findings = await step(toStdout, 'Checking', async () => {
    const { superuserUrl } = await useDatabase(data)
    const checked: CheckedTenant[] = []
    for (const { scope } of tenants) checked.push(await checkTenant(scope, saw))
    const rebuilt = await runNode(['tools/run.mjs', 'tools/rebuild.ts', '--check'], {
      // As who runs the installation calls it: with the database of that folder.
      env: { PLIMSOLL_DATA: data, DATABASE_APP_URL: undefined, PLIMSOLL_SECRET: undefined },
    })
    const { lines, recoveries } = summary(done, saw)
    for (const line of lines) toStdout(line)
    const sum = (of: (counts: CheckedTenant['counts']) => number) =>
      checked.reduce((n, { counts }) => n + of(counts), 0)
    toStdout(
      `${sum((c) => c.submissions)} reports and ${sum((c) => c.leaves)} leaves are there; of those given up, ${sum((c) => c.abandonedAndThere)} are there whole, the others are not there at all`,
    )
    const ended = victim.ended()
    if (ended.early > 0)
      toStdout(`${ended.early} starts did not come up, for what they needed was killed too`)
    const own: Finding[] = [
      { what: 'npm run rebuild -- --check is equal', faults: rebuilt === 0 ? [] : [`exit code ${rebuilt}`] },
      { what: 'PostgreSQL’s pages and indexes are sound', faults: await checkPages(superuserUrl) },
      {
        what: 'no report was refused that should be taken',
        faults: saw.refused.map(({ n, said }) => `report ${n}: ${said}`),
      },
      {
        what: 'the app never ended by itself',
        faults: ended.ready === 0 ? [] : [`it did, ${ended.ready} times`],
      },
      {
        what: `reports are taken again within ${RECOVERS_MS / 1000} s of PostgreSQL answering`,
        faults: recoveries.filter((ms) => ms > RECOVERS_MS).map((ms) => `${(ms / 1000).toFixed(1)} s`),
      },
      { what: 'SIGTERM ends it with 0', faults: code === 0 ? [] : [`with ${code}`] },
    ]
    return [...checked.flatMap((one) => one.findings), ...own]
  })
  await closeConnections()
  const broken = report(findings)
  toStdout(
    broken === 0
      ? `Everything holds (seed ${seed}).`
      : `${broken} of ${findings.length} do not hold (seed ${seed}).`,
  )
  return broken === 0 ? 0 : 1
})

/** Says of everything that was checked whether it holds. @returns how many do not */
function report(findings: readonly Finding[]): number {
  for (const { what, faults } of findings) {
    toStdout(`${faults.length === 0 ? '✓' : '✗'} ${what}`)
    for (const fault of faults.slice(0, 10)) toStdout(`    ${fault}`)
    if (faults.length > 10) toStdout(`    and ${faults.length - 10} more`)
  }
  return findings.filter(({ faults }) => faults.length > 0).length
}

/** Lets this process look at the app's database, with its secret. */
async function useDatabase(data: string): Promise<{ superuserUrl: string }> {
  const note = await readNote(data)
  if (!note) throw new Error('there is no database')
  const secret = (await readFile(join(data, 'secret'), 'utf8')).trim()
  const ownerUrl = await bootstrap(superuser(note), secret)
  process.env.DATABASE_APP_URL = asRole(ownerUrl, APP_ROLE, rolePassword(secret, APP_ROLE))
  process.env.PLIMSOLL_SECRET = secret
  process.env.PLIMSOLL_DATA = data
  process.env.PLIMSOLL_URL ??= 'http://localhost'
  return { superuserUrl: asRole(ownerUrl, 'postgres', note.password) }
}
