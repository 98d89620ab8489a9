import type { AssetKind } from '@/lib/core/report'

/** Kinds of asset, in the order in which people choose among them. */
export const ASSET_KINDS = [
  'host',
  'image',
  'container',
  'workload',
  'cluster',
  'registry',
  'source',
] as const satisfies readonly AssetKind[]
