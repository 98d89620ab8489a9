import type { AssetRef } from '@/lib/views/common.schema'

/** What tells an asset apart where room is short: of an image what follows the last slash of its reference, its digest cut, of others the name. */
export function shortName({ kind, name }: Pick<AssetRef, 'kind' | 'name'>): string {
  if (kind !== 'image' || name.startsWith('sha256:')) return name
  return name.slice(name.lastIndexOf('/') + 1).replace(/@sha256:([0-9a-f]{8})[0-9a-f]*$/, '@sha256:$1')
}
