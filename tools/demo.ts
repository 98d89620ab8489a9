import { join } from 'node:path'
import { commandSettings } from '../lib/config/command-settings'
import { declareDemoFunctions } from '../lib/demo/demo-functions'
import { nextBuild } from './build/next-build'
import { firstRun } from './demo/clock'
import { allowLoopback, startIdentity } from './demo/identity'
import { identityLines } from './demo/identity-lines'
import { loginLines, writeLogins } from './demo/logins'
import { readManifest } from './demo/manifest'
import { pushReports } from './demo/push'
import { seed } from './demo/seed'
import { command } from './lib/command'
import { dataFolder } from './lib/data-folder'
import { readyDatabase } from './lib/database'
import { toStdout } from './lib/log'
import { installationSecret } from './lib/secret'
import { step } from './lib/step'
import { whileDatabaseLives } from './lib/while-database-lives'
import { localAddress } from './server/local-address'
import { requirePort } from './server/port'
import { serve } from './server/serve'
import { serverEnvironment } from './server/server-environment'
import { untilReady } from './server/until-ready'

/**
 * The whole product on one machine, with two made-up companies and real reports; with `--identity` two more, whose people come
 * in by a directory and by an OpenID provider that run beside it. Listens on loopback only.
 */
await command(
  async (life) => {
    const settings = commandSettings()
    const { port, listen = '127.0.0.1' } = settings
    const identity = process.argv.slice(2).includes('--identity')
    if (identity) allowLoopback(process.env)
    const data = await dataFolder(settings.data)
    await requirePort(port, 'demo')
    await nextBuild(toStdout)
    const secret = await installationSecret(settings.secret, data)
    const database = await readyDatabase(settings, secret, life, toStdout)
    return whileDatabaseLives(database, settings.data, async () => {
      const logins = await step(toStdout, 'Preparing two tenants', () => seed(database, secret, toStdout))

      const doors = identity
        ? await step(toStdout, 'Starting identity providers', () =>
            startIdentity({ ...database, secret }, settings.url, life, toStdout),
          )
        : []

      const url = `http://localhost:${port}`
      const api = localAddress(port, listen)
      const server = {
        appUrl: database.appUrl,
        secret,
        url: settings.url,
        port,
        listen,
        mode: 'production',
      } as const
      const errors = join(data, 'server.log')
      const serving = serve(['start', '--port', String(port)], serverEnvironment(process.env, server), life, {
        show: false,
        errors,
      })
      await step(toStdout, 'Starting the server', () => untilReady(api, serving))

      const reports = await readManifest()
      const first = await firstRun(data, new Date())
      await step(toStdout, `Handing in ${reports.length} reports`, async () => {
        const { fresh, known } = await pushReports(api, reports, logins, first, toStdout)
        if (known > 0) toStdout(`  ${fresh} new, ${known} were there already`)
      })
      await step(toStdout, 'Declaring what containers are for', async () => {
        const declared = await declareDemoFunctions()
        if (declared > 0) toStdout(`  ${declared} containers`)
      })
      await writeLogins(data, url, logins, doors)
      toStdout(`\nLogins, with the tokens also in ${settings.data}/demo.json; Ctrl-C stops everything:`)
      for (const line of [...loginLines(url, logins), ...identityLines(url, doors)]) toStdout(line)
      toStdout(`What goes wrong in the server is in ${settings.data}/server.log, each with its reference`)
      toStdout(`Plimsoll is ready at ${url}`)
      const code = await serving.ended
      if (!life.stopping())
        process.stderr.write(`\nThe server ended with ${code}:\n${serving.said().trim()}\n`)
      return code || 1
    })
  },
  { serves: true },
)
