import { systemScope } from '../lib/access/keys'
import { commandSettings } from '../lib/config/command-settings'
import { checkRebuild } from '../lib/rebuild/check-rebuild'
import { closeConnections } from '../lib/store/client'
import { ownedTenants } from '../lib/store/owner/owned-tenants'
import { command } from './lib/command'
import { readyDatabase } from './lib/database'
import { toStdout } from './lib/log'
import { PlainError } from './lib/plain-error'
import { installationSecret } from './lib/secret'

/**
 * `npm run rebuild -- --check`: derives every tenant's states from its evidence and compares. Exit 1 where they differ.
 * It only looks; nothing is rewritten.
 */
await command(async (life) => {
  if (!process.argv.includes('--check')) throw new PlainError('Say --check: npm run rebuild -- --check')
  const settings = commandSettings()
  const secret = await installationSecret(settings.secret, settings.data)
  const { ownerUrl, appUrl } = await readyDatabase(settings, secret, life, toStdout)
  if (!ownerUrl) throw new PlainError('Only the owner knows every tenant: set DATABASE_URL.')
  process.env.DATABASE_APP_URL = appUrl
  let differing = 0
  for (const tenant of await ownedTenants(ownerUrl)) {
    const { submissions, assets, intervals, findings, leftOut, differences } = await checkRebuild(
      systemScope(tenant, 'rebuild'),
    )
    differing += differences.length
    toStdout(
      `${tenant.slug}: ${submissions} submissions, ${assets} assets, ${intervals} intervals, ${findings} findings, ${differences.length} differences`,
    )
    if (leftOut.submissions > 0) {
      toStdout(
        `${tenant.slug}: ${leftOut.submissions} submissions were left out, their bytes dropped under the retention setting; ${leftOut.intervals} intervals of before could be compared in how they end only`,
      )
      for (const { assetId, until, submissions: left } of leftOut.assets)
        toStdout(JSON.stringify({ assetId, left_out: left, compared_from: until }))
    }
    for (const difference of differences.slice(0, 20)) toStdout(JSON.stringify(difference))
  }
  await closeConnections()
  return differing === 0 ? 0 : 1
})
