import { setLabels } from '@/lib/assets/set-labels'
import type { LockedAsset } from '@/lib/store/assets/lock-asset'
import type { TenantTx } from '@/lib/store/in-tenant'

/** Labels that came with a report; they add to what the asset has and take nothing away. */
export async function applyLabels(
  tx: TenantTx,
  asset: LockedAsset,
  labels: Readonly<Record<string, string>>,
  when: { validFrom: Date; recorded: Date; actorRef: string },
): Promise<LockedAsset> {
  if (Object.keys(labels).length === 0) return asset
  return { ...asset, labelSetId: await setLabels(tx, asset, labels, when) }
}
