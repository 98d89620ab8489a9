import { loadCatalogue } from '@/lib/catalogue/load-catalogue'
import { allAssets } from '@/lib/store/assets/all-assets'
import { lockAsset } from '@/lib/store/assets/lock-asset'
import type { TenantTx } from '@/lib/store/in-tenant'
import { tallyAsset } from './tally-asset'

/**
 * Brings up to date from its beginning on how every asset stands, after a change that bears on all of them: how long evidence counts
 * as fresh. Assets are locked in the order of their ids.
 */
export async function tallyAll(tx: TenantTx): Promise<void> {
  for (const { id } of await allAssets(tx)) {
    const asset = await lockAsset(tx, id)
    if (asset) await tallyAsset(tx, asset, asset.firstSeen, loadCatalogue())
  }
}
