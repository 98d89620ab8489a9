import { commandSettings } from '../lib/config/command-settings'
import { command } from './lib/command'
import { readyDatabase } from './lib/database'
import { toStdout } from './lib/log'
import { PlainError } from './lib/plain-error'
import { resealAll } from './lib/reseal'
import { installationSecret } from './lib/secret'

/**
 * `npm run reseal`: seals what is sealed under an earlier secret (PLIMSOLL_SECRET_PREVIOUS) anew under PLIMSOLL_SECRET.
 * `npm start` does so by itself; this is for who migrates apart. Exit 1 where something opens under neither.
 */
await command(async (life) => {
  const settings = commandSettings()
  const secret = await installationSecret(settings.secret, settings.data)
  const { ownerUrl, appUrl } = await readyDatabase(settings, secret, life, toStdout)
  if (!ownerUrl) throw new PlainError('Only the owner may see every sealed value: set DATABASE_URL.')
  process.env.DATABASE_APP_URL = appUrl
  process.env.PLIMSOLL_SECRET = secret
  return (await resealAll(ownerUrl, toStdout)) ? 0 : 1
})
