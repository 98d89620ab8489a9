import { isAbout } from '@/lib/core/vex/is-about'
import { sameFlaw } from '@/lib/core/vex/same-flaw'
import type { TenantTx } from '@/lib/store/in-tenant'
import { namedAssets } from '@/lib/store/vex/named-assets'
import { replaceVexMatches } from '@/lib/store/vex/replace-vex-matches'
import { vexCandidates } from '@/lib/store/vex/vex-candidates'
import { placeOfAsset } from './place-of-asset'

/**
 * Holds statements of VEX documents against vulnerabilities of assets and keeps which are about which: a function of all that was
 * handed in, whatever came first. Called once the head of the log is locked, so that a document and a scan that come at once
 * see each other, and only where there is any statement (`anyVex`).
 * @param names ids of flaws of which something was said anew
 * @param assetIds of which something was said anew: another name of an asset may be the one that a statement means
 */
export async function matchStatements(
  tx: TenantTx,
  { names, assetIds }: { names: readonly string[]; assetIds: readonly string[] },
): Promise<void> {
  const candidates = await vexCandidates(tx, { names, assetIds })
  if (candidates.length === 0) return
  const assets = await namedAssets(tx, [...new Set(candidates.map(({ assetId }) => assetId))])
  const places = new Map(assets.map((asset) => [asset.id, placeOfAsset(asset)]))
  const matching = candidates.filter((one) => {
    const place = places.get(one.assetId)
    return place !== undefined && sameFlaw(one.stated, one) && isAbout(one, { ...place, purl: one.purl })
  })
  await replaceVexMatches(tx, candidates, matching)
}
