import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { commandSettings } from '../lib/config/command-settings'
import { command } from './lib/command'
import { readyDatabase } from './lib/database'
import { toStdout } from './lib/log'
import { PlainError } from './lib/plain-error'
import { resealAll } from './lib/reseal'
import { root } from './lib/root'
import { installationSecret } from './lib/secret'
import { startLasting } from './postgres/start-lasting'
import { localAddress } from './server/local-address'
import { requirePort } from './server/port'
import { serve } from './server/serve'
import { serverEnvironment } from './server/server-environment'
import { untilReady } from './server/until-ready'

/** Production: migrates, then serves what `npm run build` made, on every address of the machine. */
await command(
  async (life) => {
    const settings = commandSettings()
    if (!existsSync(join(root, '.next', 'BUILD_ID')))
      throw new PlainError('There is no build yet. Run: npm run build')
    await requirePort(settings.port, 'start')
    const secret = await installationSecret(settings.secret, settings.data)
    const { ownerUrl, appUrl, gone } = await readyDatabase(settings, secret, life, toStdout, startLasting)
    if (ownerUrl && settings.previousSecrets.length > 0) {
      process.env.DATABASE_APP_URL = appUrl
      process.env.PLIMSOLL_SECRET = secret
      await resealAll(ownerUrl, toStdout)
    }
    const { port, url, listen, databaseReplicaUrl: replicaUrl } = settings
    const env = serverEnvironment(process.env, {
      appUrl,
      replicaUrl,
      secret,
      url,
      port,
      listen,
      mode: 'production',
    })
    const serving = serve(['start', '--port', String(port)], env, life, { show: true })
    await untilReady(localAddress(port, listen), serving)
    toStdout(`Plimsoll is ready at ${url}`)
    return gone ? Promise.race([serving.ended, gone.then(() => serving.ended)]) : serving.ended
  },
  { serves: true },
)
