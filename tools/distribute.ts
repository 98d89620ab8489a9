import { commandSettings } from '../lib/config/command-settings'
import { distribute } from './distribute/distribute'
import { command } from './lib/command'
import { readyDatabase } from './lib/database'
import { toStdout } from './lib/log'
import { PlainError } from './lib/plain-error'
import { installationSecret } from './lib/secret'

/**
 * `npm run db:distribute`: migrates, then spreads the tables over the nodes of the Citus cluster of DATABASE_URL. May be broken off and
 * run again. Exit 1, with nothing changed, where there is no Citus.
 */
await command(async (life) => {
  const settings = commandSettings()
  const secret = await installationSecret(settings.secret, settings.data)
  const { ownerUrl } = await readyDatabase(settings, secret, life, toStdout)
  if (!ownerUrl) throw new PlainError('Only the owner may move tables: set DATABASE_URL.')
  await distribute(ownerUrl, toStdout)
  return 0
})
