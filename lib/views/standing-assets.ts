import type { Catalogue } from '@/lib/core/framework'
import type { StandingAsset } from '@/lib/core/standings/standing-asset'
import type { TenantTx } from '@/lib/store/in-tenant'
import { standingsAt } from '@/lib/store/standings/standings-at'
import { readStandings, standingKey } from './read-standings'

/**
 * Every asset that there is at an instant, as it stands then. One statement, and one more for what is not in memory; null where some
 * asset has not been worked out under the catalogue.
 */
export async function standingAssets(
  tx: TenantTx,
  at: Date,
  catalogue: Catalogue,
): Promise<StandingAsset[] | null> {
  const rows = await standingsAt(tx, at)
  if (!rows) return null
  const standings = await readStandings(tx, rows)
  const assets: StandingAsset[] = []
  for (const row of rows) {
    if (row.standingId === null) continue
    const { assetId, labels, looked } = row
    const standing = standings.get(standingKey(row))
    if (standing?.version !== catalogue.version) return null
    assets.push({ id: assetId, labels, standing, looked })
  }
  return assets
}
