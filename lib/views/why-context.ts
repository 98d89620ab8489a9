import type { Catalogue } from '@/lib/core/framework'
import type { ScopedAsset } from '@/lib/core/verdict'
import type { AssetRef } from './common.schema'
import { assetRefOf } from './refs'

/** What the reasons of a verdict refer to. */
export interface WhyContext {
  catalogue: Catalogue
  assets: ReadonlyMap<string, ScopedAsset>
  /** Submission → hash of its bytes (hex) and its place in the evidence log. */
  evidence: ReadonlyMap<string, { sha256: string; logIndex: number }>
}

export function whyAssetRef({ assets }: WhyContext, id: string): AssetRef {
  return assetRefOf(assets.get(id) ?? { id, kind: 'host', name: '' })
}
