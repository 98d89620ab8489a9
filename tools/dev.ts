import { commandSettings } from '../lib/config/command-settings'
import { command } from './lib/command'
import { readyDatabase } from './lib/database'
import { toStdout } from './lib/log'
import { installationSecret } from './lib/secret'
import { requirePort } from './server/port'
import { serve } from './server/serve'
import { serverEnvironment } from './server/server-environment'

/** Development: the same database and roles as in production, with a server that follows the sources. */
await command(
  async (life) => {
    const settings = commandSettings()
    const { port, url, listen = '127.0.0.1' } = settings
    await requirePort(port, 'dev')
    const secret = await installationSecret(settings.secret, settings.data)
    const { appUrl } = await readyDatabase(settings, secret, life, toStdout)
    const env = serverEnvironment(process.env, { appUrl, secret, url, port, listen, mode: 'development' })
    return serve(['dev', '--port', String(port)], env, life, { show: true }).ended
  },
  { serves: true },
)
