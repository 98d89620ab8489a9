import { Busy } from '@/lib/core/errors'
import { createAsset, type NewAsset } from '@/lib/store/assets/create-asset'
import type { TenantTx } from '@/lib/store/in-tenant'
import { assetRoom } from '@/lib/store/quotas/asset-room'

/** Whoever keeps the report asks again every hour: an asset may be retired, or the quota raised. */
const RETRY_SECONDS = 3600

/** Makes an asset that a report is the first to speak of. @throws Busy where the tenant has as many as it may */
export async function makeAsset(tx: TenantTx, asset: NewAsset): Promise<void> {
  const { most, assets } = await assetRoom(tx, asset.at)
  if (most !== null && assets >= most) {
    const message = 'This tenant has as many assets as it may. Retire some, or ask for more.'
    throw new Busy('quota_assets', message, RETRY_SECONDS, true)
  }
  await createAsset(tx, asset)
}
