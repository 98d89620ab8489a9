import { v7 } from 'uuid'
import { labelSetId } from '@/lib/core/label-set'
import type { AssetKind } from '@/lib/core/report'
import { RetryError } from '@/lib/core/retry'
import { addAliases } from '@/lib/store/assets/add-aliases'
import { findAssetsByAlias } from '@/lib/store/assets/find-asset-by-alias'
import { putLabelSet } from '@/lib/store/assets/put-label-set'
import type { TenantTx } from '@/lib/store/in-tenant'
import { makeAsset } from './make-asset'

export interface AssetIdentity {
  kind: AssetKind
  /** The name the sender gave. */
  name: string | null
  /** Identities printed in the report; the first wins over the name. */
  printed: readonly string[]
  /** The cluster a child belongs to. */
  lineage?: string | null
}

/**
 * The asset a report is about, found by an identity printed inside, else by its name, else new; the caller locks it.
 * Whatever it is called becomes an alias. Images have rules of their own: `resolve-image.ts`.
 */
export async function resolveAsset(
  tx: TenantTx,
  identity: AssetIdentity,
  observedAt: Date,
  at: Date,
): Promise<string> {
  const aliases = [
    ...identity.printed.map((alias) => ({ alias, source: 'printed' as const })),
    ...(identity.name === null ? [] : [{ alias: identity.name, source: 'given' as const }]),
  ]
  const names = aliases.map((a) => a.alias)
  const known = await findAssetsByAlias(tx, identity.kind, names)
  const found = known[0]?.assetId
  const assetId = found ?? v7()
  if (!found) {
    const set = labelSetId({})
    await putLabelSet(tx, set, {})
    await makeAsset(tx, {
      id: assetId,
      kind: identity.kind,
      name: identity.name ?? names[0] ?? '',
      lineage: identity.lineage ?? null,
      observedAt,
      at,
      labelSetId: set,
    })
  }
  const missing = aliases.filter((a) => !known.some((k) => k.alias === a.alias))
  await addAliases(tx, assetId, identity.kind, missing, at)
  if (!found) {
    // Another first report of this name may have won: the alias's key decides, and this one starts over.
    const now = await findAssetsByAlias(tx, identity.kind, names)
    if (now[0]?.assetId !== assetId) throw new RetryError()
  }
  return assetId
}
