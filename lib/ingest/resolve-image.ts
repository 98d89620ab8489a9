import { v7 } from 'uuid'
import { imageReference, tagOf } from '@/lib/core/image-reference'
import { labelSetId } from '@/lib/core/label-set'
import type { ImageFacts } from '@/lib/core/report'
import { RetryError } from '@/lib/core/retry'
import { addAliases } from '@/lib/store/assets/add-aliases'
import { findAssetsByAlias } from '@/lib/store/assets/find-asset-by-alias'
import { moveImageAliases } from '@/lib/store/assets/move-aliases'
import { putLabelSet } from '@/lib/store/assets/put-label-set'
import { imageConfigs } from '@/lib/store/images/image-configs'
import { holderOfTag } from '@/lib/store/images/image-tags'
import type { TenantTx } from '@/lib/store/in-tenant'
import { makeAsset } from './make-asset'

export interface ImageIdentity {
  /** The name the sender gave, else the report's own. */
  name: string | null
  facts: ImageFacts
}

/** Names under which an image is looked up and superseded: its tags, and what its sender calls it. */
export function handlesOf({ name, facts }: ImageIdentity): string[] {
  const given = name === null ? [] : [tagOf(name) ?? []].flat()
  return [...new Set([...given, ...facts.tags.flatMap((tag) => tagOf(tag) ?? [])])]
}

/** The repository an image belongs to: that of the name it is given, where the name is a reference and not a mere word, else the report's. */
function lineageOf({ name, facts }: ImageIdentity): string | null {
  const named = name === null ? null : imageReference(name)
  if (named && (named.tag !== null || named.digest !== null || named.repository.includes('/')))
    return named.repository
  return facts.repositories[0] ?? named?.repository ?? null
}

/**
 * The asset of an image: by its configuration's digest, else by a manifest's that no other configuration has
 * (one index names an image for each architecture); only an image without any digest is told by its name. Never by a tag else:
 * a rebuilt image is another asset of the same repository.
 */
export async function resolveImage(
  tx: TenantTx,
  identity: ImageIdentity,
  observedAt: Date,
  at: Date,
): Promise<string> {
  const { name, facts } = identity
  const digests = [...(facts.configDigest ? [facts.configDigest] : []), ...facts.manifestDigests]
  const known = await findAssetsByAlias(tx, 'image', digests)
  const found = (await foundBy(tx, identity, known)) ?? null
  const assetId = found ?? v7()
  if (!found) {
    const set = labelSetId({})
    await putLabelSet(tx, set, {})
    await makeAsset(tx, {
      id: assetId,
      kind: 'image',
      name: name ?? digests[0] ?? '',
      lineage: lineageOf(identity),
      observedAt,
      at,
      labelSetId: set,
    })
  }
  const aliases =
    digests.length > 0
      ? digests.map((alias) => ({ alias, source: 'printed' as const }))
      : [{ alias: name ?? '', source: 'given' as const }]
  await addAliases(tx, assetId, 'image', aliases, at)
  await adopt(tx, assetId, facts, known, at)
  if (!found) {
    // Another first report of this image may have won: the alias's key decides, and this one starts over.
    const [now] = await findAssetsByAlias(tx, 'image', [aliases[0]?.alias ?? ''])
    if (now?.assetId !== assetId) throw new RetryError()
  }
  return assetId
}

async function foundBy(
  tx: TenantTx,
  { name, facts }: ImageIdentity,
  known: readonly { alias: string; assetId: string }[],
): Promise<string | undefined> {
  const own = known.find(({ alias }) => alias === facts.configDigest)
  if (own) return own.assetId
  const configs = await imageConfigs(
    tx,
    known.map(({ assetId }) => assetId),
  )
  const byManifest = known.find(({ assetId }) => !facts.configDigest || !configs.has(assetId))
  if (byManifest) return byManifest.assetId
  if (facts.configDigest || facts.manifestDigests.length > 0) return undefined
  for (const handle of handlesOf({ name, facts })) {
    const holder = await holderOfTag(tx, handle)
    if (holder) return holder
  }
  const [named] = name === null ? [] : await findAssetsByAlias(tx, 'image', [name])
  return named?.assetId
}

/**
 * A manifest that was filed alone belongs to the image whose configuration is now known; a token for some assets takes none, since it may
 * be filed under another's.
 */
async function adopt(
  tx: TenantTx,
  assetId: string,
  facts: ImageFacts,
  known: readonly { alias: string; assetId: string }[],
  at: Date,
): Promise<void> {
  const others = known.filter((one) => one.assetId !== assetId && one.alias !== facts.configDigest)
  if (!facts.configDigest || others.length === 0 || tx.scope.assetPrefix !== null) return
  const configs = await imageConfigs(
    tx,
    others.map((one) => one.assetId),
  )
  const alone = others.filter((one) => !configs.has(one.assetId))
  await moveImageAliases(
    tx,
    alone.map(({ alias }) => ({ alias, assetId, source: 'printed' as const })),
    at,
  )
}
