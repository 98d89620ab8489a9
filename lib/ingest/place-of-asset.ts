import { imageReference, tagOf } from '@/lib/core/image-reference'
import type { VulnerablePlace } from '@/lib/core/vex/vulnerable-place'
import type { NamedAsset } from '@/lib/store/vex/named-assets'

const DIGEST = /^sha256:[0-9a-f]{64}$/

/** By what documents may name an asset. */
export function placeOfAsset(asset: NamedAsset): Omit<VulnerablePlace, 'purl'> {
  const names = asset.aliases.filter((alias) => !DIGEST.test(alias) && alias.includes('/'))
  const repositories = [...asset.tags, ...names].map((name) => imageReference(name).repository)
  return {
    digests: new Set(asset.aliases.filter((alias) => DIGEST.test(alias))),
    tags: new Set(asset.tags.flatMap((tag) => tagOf(tag) ?? [])),
    repositories: new Set(asset.lineage === null ? repositories : [...repositories, asset.lineage]),
    architecture: asset.architecture,
    distribution:
      asset.osFamily === null || asset.osVersion === null ? null : `${asset.osFamily}-${asset.osVersion}`,
  }
}
