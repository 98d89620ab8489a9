import { lookup, systemScope } from '@/lib/access/keys'
import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { lockAsset } from '@/lib/store/assets/lock-asset'
import { inTenant } from '@/lib/store/in-tenant'
import { assetsToTally } from '@/lib/store/standings/assets-to-tally'
import { tenantsToTally } from '@/lib/store/standings/tenants-to-tally'
import { tallyAsset } from '@/lib/tally/tally-asset'

let done: string | undefined

/**
 * Works out how assets stood under the running catalogue, asset by asset, where that has not been done: after an upgrade. Until then
 * pages judge from all states. Costs one look once there is nothing left.
 */
export async function tallyTenants(): Promise<void> {
  const catalogue = loadCatalogue()
  if (done === catalogue.version) return
  for (const tenant of await tenantsToTally(lookup('tally'), catalogue.version)) {
    const scope = systemScope(tenant, 'tally')
    const ids = await inTenant(scope, (tx) => assetsToTally(tx, catalogue.version))
    for (const id of ids)
      await inTenant(scope, async (tx) => {
        const asset = await lockAsset(tx, id)
        if (asset) await tallyAsset(tx, asset, asset.firstSeen, catalogue)
      })
  }
  done = catalogue.version
}
