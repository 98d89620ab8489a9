import { beginsWithPrefix } from '@/lib/core/begins-with-prefix'
import type { AssetKind, ImageFacts, ReportedAsset } from '@/lib/core/report'
import type { TenantTx } from '@/lib/store/in-tenant'
import type { ParsedReport } from './parse-report'
import { resolveAsset } from './resolve-asset'
import { handlesOf, resolveImage } from './resolve-image'
import type { SubmissionInput } from './submission-input'

/** One asset that a report is about. */
export interface Target {
  assetId: string
  /** 0 is the root. */
  places: number[]
  /** For images: what is known of it, and the tags and names by which it goes. */
  image: { facts: ImageFacts; handles: string[]; names: string[] } | null
}

const NO_FACTS: ImageFacts = { manifestDigests: [], tags: [], repositories: [] }

/** Finds or makes the assets that a report is about; two of them may turn out to be one. Nothing is locked yet. */
export async function targetsOf(
  tx: TenantTx,
  input: SubmissionInput,
  parsed: ParsedReport,
  observedAt: Date,
  at: Date,
): Promise<Target[]> {
  const { header } = parsed
  const name = rootName(input.asset, header)
  const root: ReportedAsset = {
    kind: input.kind ?? header.assetKind,
    name: name ?? '',
    identities: header.identities,
    ...(header.image ? { image: header.image } : {}),
  }
  const targets = new Map<string, Target>()
  for (const [place, asset] of [root, ...parsed.assets].entries()) {
    const { assetId, image } = await targetOf(tx, asset, place === 0 ? null : name, observedAt, at)
    const known = targets.get(assetId)
    if (known) known.places.push(place)
    else targets.set(assetId, { assetId, places: [place], image })
  }
  return [...targets.values()]
}

/**
 * What the root goes by. A VEX document is known by its own id, under the name that it is given: the next version of it takes its
 * place, and another document of the same sender does not.
 */
function rootName(given: string | null, { tool, name }: ParsedReport['header']): string | null {
  const isDocument = (tool === 'openvex' || tool === 'csaf') && name !== undefined
  if (given !== null && isDocument && given !== name) return `${given} ${name}`
  return given ?? name ?? null
}

/** Longer than any name that a registry or an orchestrator gives; an index takes no more than some 2,700 bytes. */
const LONGEST_NAME = 500

const isName = (name: string) => name.length <= LONGEST_NAME

/** What the root goes by, where it is no image: identities that it prints, and the name it is given; the first counts most, and each is there once. */
export function namesOfRoot(input: SubmissionInput, { header }: ParsedReport): string[] {
  const name = rootName(input.asset, header)?.slice(0, LONGEST_NAME)
  return [...new Set([...header.identities.filter(isName), ...(name ? [name] : [])])]
}

/**
 * What of an image's names counts. Under a token for some assets a tag or a repository that is not theirs names nothing: it would take
 * the name, and the place of the image before it, from somebody else's.
 */
function withinNames(facts: ImageFacts, prefix: string | null): ImageFacts {
  const { tags, repositories, manifestDigests } = facts
  const own = (name: string) => isName(name) && (prefix === null || beginsWithPrefix(name, prefix))
  return {
    ...facts,
    tags: tags.filter(own),
    repositories: repositories.filter(own),
    manifestDigests: manifestDigests.filter(isName),
  }
}

/** @param cluster name of the root, of which the asset is a child; null for the root itself */
async function targetOf(
  tx: TenantTx,
  asset: ReportedAsset,
  cluster: string | null,
  observedAt: Date,
  at: Date,
): Promise<Pick<Target, 'assetId' | 'image'>> {
  const name = asset.name === '' ? null : asset.name.slice(0, LONGEST_NAME)
  if (asset.kind === 'image') {
    const identity = { name, facts: withinNames(asset.image ?? NO_FACTS, tx.scope.assetPrefix) }
    const assetId = await resolveImage(tx, identity, observedAt, at)
    const names = [...new Set([...(name ? [name] : []), ...identity.facts.tags])]
    return { assetId, image: { facts: identity.facts, handles: handlesOf(identity), names } }
  }
  const kind: AssetKind = asset.kind
  // Two clusters may have a workload of one name.
  const own = cluster && name ? `${cluster}/${name}`.slice(0, 2 * LONGEST_NAME) : name
  const printed = asset.identities.filter(isName)
  return {
    assetId: await resolveAsset(tx, { kind, name: own, printed, lineage: cluster }, observedAt, at),
    image: null,
  }
}
