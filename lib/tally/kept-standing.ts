import { FOREVER_DATE } from '@/lib/store/forever'
import { freshnessLimits } from '@/lib/store/freshness/freshness-limits'
import type { TenantTx } from '@/lib/store/in-tenant'
import { assetStandings, type SaidStandingRow } from '@/lib/store/standings/asset-standings'

/** What is kept of how an asset stands, from the last row before an instant on until another, and by which limits evidence grows stale. */
export interface KeptStanding {
  old: readonly SaidStandingRow[]
  limits: ReadonlyMap<string, number>
}

/** Reads both, which go out together. */
export async function keptStanding(
  tx: TenantTx,
  assetId: string,
  since: Date,
  until: Date = FOREVER_DATE,
): Promise<KeptStanding> {
  const [old, limits] = await Promise.all([
    assetStandings(tx, assetId, since, until),
    freshnessLimits(tx, FOREVER_DATE),
  ])
  return { old, limits }
}
