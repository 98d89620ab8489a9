import type { Catalogue } from '@/lib/core/framework'
import { publicId } from '@/lib/core/public-id'
import type { EvidencePlace } from '@/lib/core/report'
import type { NamedActor } from '@/lib/store/actors/actors-by-id'
import type { NamedAsset } from '@/lib/store/assets/assets-by-id'
import type { ActorRef, AssetRef, CheckRef, EvidencePlaceDto } from './common.schema'

export function assetRefOf(asset: NamedAsset): AssetRef {
  return { id: publicId('asset', asset.id), kind: asset.kind, name: asset.name }
}

/** Somebody who was erased keeps their reference and loses their name. */
export function actorRefOf(actors: ReadonlyMap<string, NamedActor>, id: string): ActorRef {
  const actor = actors.get(id)
  return { id: publicId('actor', id), kind: actor?.kind ?? 'person', label: actor?.label ?? '—' }
}

export function placeDto(at: EvidencePlace): EvidencePlaceDto {
  return { from: at.from, to: at.to, pointer: at.pointer ?? null, line: at.line ?? null }
}

/** A check as people know it; one the catalogue does not know goes by the name and title its report printed. */
export function checkRefOf(
  catalogue: Catalogue,
  key: string,
  unknown: ReadonlyMap<string, { name: string; title: string }>,
): CheckRef {
  const check = catalogue.checkByKey.get(key)
  const name = check?.name ?? unknown.get(key)?.name ?? key
  return {
    key,
    name,
    title: check?.title ?? unknown.get(key)?.title ?? name,
    tool: name.split('/')[0] ?? '',
    printed_id: check?.printedId ?? null,
    known: check !== undefined,
  }
}
