import type { AssetKind, ParseHints, ReportHeader } from '../../core/report'
import { textOf } from '../json/json-value'
import { AssetFindings } from '../scan/asset-findings'
import { imageIdentities } from '../scan/describe-image'
import { classCheck } from '../scan/finding-class'
import { parseReference } from '../scan/image-reference'
import { instant } from '../scan/instant'
import { isDistribution } from '../scan/package-of'
import type { Metadata, TrivyCollector, TrivyResult } from './collector'
import { distributionOf, imageFacts } from './image-facts'
import { placeResult, scannedPackages } from './place-result'
import { isOfDistribution } from './read-vulnerability'
import { toolVersions } from './tool-versions'
import type { TrivyAsset, TrivyReport } from './trivy-report'

/** What `ArtifactType` says: the kind of the asset and the word for comparable runs. */
const TYPES: Record<string, [kind: AssetKind, profile: string]> = {
  container_image: ['image', 'image'],
  vm: ['host', 'vm'],
  filesystem: ['source', 'filesystem'],
  repository: ['source', 'repository'],
  cyclonedx: ['source', 'sbom'],
  spdx: ['source', 'sbom'],
}

/** Reads the report of one image, virtual machine, file system, repository or SBOM (schema 2, and the list before it). */
export function artifactReport(
  format: 'trivy-schema-2' | 'trivy-legacy-list' | 'trivy-null',
  collector: TrivyCollector,
  hints: ParseHints,
): TrivyReport {
  const { root, results } = collector
  const legacy = format !== 'trivy-schema-2'
  const metadata = legacy ? legacyMetadata(results) : (collector.metadata[0] ?? { ...root, value: new Map() })
  const artifact = legacy ? legacyName(results) : textOf(root.value, 'ArtifactName')
  const [natural, word] = kindOf(textOf(root.value, 'ArtifactType'), metadata, results, legacy)
  const kind = hints.kind ?? natural
  const findings = new AssetFindings('trivy', kind)
  const distribution = distributionOf(metadata)
  if (distribution) findings.distributions.push(distribution)
  for (const result of results)
    placeResult(result, findings, { targeted: kind !== 'image' || !isImage(result, artifact) })

  const scanned = results.filter(scannedPackages)
  if (distribution && scanned.length > 0 && !scanned.some(isOfDistribution)) {
    findings.partly = true
    collector.note('warning', 'distribution_not_scanned', NOT_SCANNED)
  }
  if (scanned.length > 0 && !legacy && word !== 'sbom')
    findings.possible.add(classCheck('trivy', 'secret').name)
  if (legacy && results.length === 0) findings.scanned = true

  const printedAt = instant(textOf(root.value, 'CreatedAt'))
  const header: ReportHeader = {
    tool: 'trivy',
    format,
    ...toolVersions(root.value),
    ...(printedAt === undefined ? {} : { printedAt }),
    assetKind: natural,
    ...named(kind, metadata, artifact, printedAt ?? hints.at),
  }
  const profile = profileOf(word, legacy, results, scanned)
  const rootAsset: TrivyAsset = { findings, profile }
  return { header, root: rootAsset, assets: [], empty: results.length === 0 || !findings.looked }
}

function kindOf(
  type: string,
  { value }: Metadata,
  results: TrivyResult[],
  legacy: boolean,
): [AssetKind, string] {
  if (legacy) {
    const image = results.length === 0 || results.some(isOfDistribution)
    return [image ? 'image' : 'source', 'legacy']
  }
  const isImage = textOf(value, 'ImageID') !== ''
  const known = Object.hasOwn(TYPES, type) ? TYPES[type] : undefined
  if (known) return [isImage && known[0] === 'source' ? 'image' : known[0], known[1]]
  return isImage ? ['image', 'image'] : ['source', type === '' ? 'source' : type.toLowerCase()]
}

function profileOf(word: string, legacy: boolean, results: TrivyResult[], scanned: TrivyResult[]): string {
  if (legacy) return results.length === 0 ? 'legacy-empty' : word
  if (scanned.length > 0) return word
  return `${word}:${results.some(({ configured }) => configured) ? 'config' : 'other'}`
}

function named(kind: AssetKind, metadata: Metadata, artifact: string, at: string | undefined) {
  if (kind === 'image') {
    const image = imageFacts(metadata, at, artifact)
    const { tags, repositories } = image
    const name = parseReference(artifact) && repositories.length + tags.length > 0 ? artifact : undefined
    const best = name && tags.includes(name) ? name : (tags[0] ?? name ?? repositories[0])
    const fallback = best ?? (artifact || undefined)
    return { identities: imageIdentities(image), image, ...(fallback ? { name: fallback } : {}) }
  }
  const address = textOf(metadata.value, 'RepoURL') || artifact
  // An address may carry the token with which it was fetched.
  const name = address.replace(/^([a-z+]+:\/\/)[^/@]*@/i, '$1')
  return { identities: [], ...(name === '' || name === '.' ? {} : { name }) }
}

/** `image:tag (debian 10.4)`: before 0.20 the only place that names the image and its distribution. */
const TARGET = /^(.*) \(([a-z][a-z .-]*?) ([0-9][\w.]*)(?![\w.])[^()]*\)$/i

function legacyMetadata(results: TrivyResult[]): Metadata {
  const result = results.find(isOfDistribution) ?? results[0]
  const [, , family = '', version = ''] = TARGET.exec(result?.target ?? '') ?? []
  const os = new Map(
    isDistribution(family)
      ? [
          ['Family', family],
          ['Name', version],
        ]
      : [],
  )
  return { value: new Map([['OS', os]]), at: result?.at ?? { from: 0, to: 0 } }
}

function legacyName(results: TrivyResult[]): string {
  const result = results.find(isOfDistribution)
  return TARGET.exec(result?.target ?? '')?.[1] ?? ''
}

/** The target is the image itself, not a path in it. */
function isImage({ target }: TrivyResult, artifact: string): boolean {
  return artifact !== '' && (target === artifact || target.startsWith(`${artifact} (`))
}

const NOT_SCANNED =
  'Packages of the distribution were not scanned (option --pkg-types library?). Their vulnerabilities stay as they were.'
