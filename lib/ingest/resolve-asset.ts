import { v7 } from 'uuid'
import { labelSetId } from '@/lib/core/label-set'
import type { AssetKind } from '@/lib/core/report'
import { addAliases } from '@/lib/store/assets/add-aliases'
import { createAsset } from '@/lib/store/assets/create-asset'
import { findAssetsByAlias } from '@/lib/store/assets/find-asset-by-alias'
import { type LockedAsset, lockAsset } from '@/lib/store/assets/lock-asset'
import { putLabelSet } from '@/lib/store/assets/put-label-set'
import type { TenantTx } from '@/lib/store/in-tenant'
import { RetryError } from './retry'

export interface AssetIdentity {
  kind: AssetKind
  /** The name the sender gave. */
  name: string | null
  /** Identities printed in the report; the first wins over the name. */
  printed: readonly string[]
}

/**
 * The asset a report is about, locked: found by an identity printed inside, else by its name, else new.
 * Whatever it is called becomes an alias.
 */
export async function resolveAsset(
  tx: TenantTx,
  identity: AssetIdentity,
  observedAt: Date,
  at: Date,
): Promise<LockedAsset> {
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
    await createAsset(tx, {
      id: assetId,
      kind: identity.kind,
      name: identity.name ?? names[0] ?? '',
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
  const locked = await lockAsset(tx, assetId)
  if (!locked) throw new Error('asset vanished')
  return locked
}
