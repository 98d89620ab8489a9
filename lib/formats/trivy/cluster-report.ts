import type { ParseHints, ReportedAsset } from '../../core/report'
import { textOf } from '../json/json-value'
import { AssetFindings } from '../scan/asset-findings'
import { imageIdentities } from '../scan/describe-image'
import { classCheck } from '../scan/finding-class'
import { instant } from '../scan/instant'
import type { Metadata, TrivyCollector, TrivyResource, TrivyResult } from './collector'
import { nodeChecks } from './config-check'
import { distributionOf, imageFacts } from './image-facts'
import { placeResult, scannedPackages } from './place-result'
import { isOfDistribution } from './read-vulnerability'
import { toolVersions } from './tool-versions'
import type { TrivyAsset, TrivyReport } from './trivy-report'
import { isWorkload, resourceName } from './workload-name'

const PROFILE = 'k8s'

/** Reads the report of a cluster: its workloads, each image once, and what is the cluster's own. */
export function clusterReport(collector: TrivyCollector, hints: ParseHints): TrivyReport {
  const { root, resources } = collector
  const printedAt = instant(textOf(root.value, 'CreatedAt'))
  const at = printedAt ?? hints.at
  const cluster: TrivyAsset = {
    findings: new AssetFindings('trivy', hints.kind ?? 'cluster'),
    profile: PROFILE,
  }
  const assets = new Map<string, TrivyReport['assets'][number]>()

  function assetOf(asset: ReportedAsset): AssetFindings {
    const key = `${asset.kind} ${asset.identities[0] ?? asset.name}`
    const known = assets.get(key)
    if (known) return known.findings
    const findings = new AssetFindings('trivy', asset.kind)
    assets.set(key, { findings, profile: PROFILE, asset })
    return findings
  }

  for (const resource of resources) {
    const name = resourceName(resource)
    const workload = isWorkload(resource.kind)
    const own = () => (workload ? assetOf({ kind: 'workload', name, identities: [] }) : cluster.findings)
    if (resource.error !== '' && resource.results.length === 0) continue
    const imageOf = imagesOf(resource, at)
    for (const result of resource.results) {
      const image = scannedPackages(result) || isOfImage(result) ? imageOf(result) : null
      if (image) {
        placeResult(result, assetOf(image.asset))
        addDistribution(assetOf(image.asset), image.metadata)
        continue
      }
      const findings = own()
      placeResult(result, findings, { targeted: isOfImage(result), ...(workload ? {} : { prefix: name }) })
      if (resource.kind.startsWith('Node')) for (const check of nodeChecks()) findings.possible.add(check)
    }
  }
  const failed = resources.filter(({ error }) => error !== '')
  for (const resource of failed) {
    const known = assets.get(`workload ${resourceName(resource)}`)
    if (known) known.findings.partly = true
  }
  for (const { findings } of assets.values())
    if (findings.scanned && !findings.partly) findings.possible.add(classCheck('trivy', 'secret').name)
  noteErrors(collector, failed)

  const name = textOf(root.value, 'ClusterName')
  const all = [cluster, ...assets.values()]
  return {
    header: {
      tool: 'trivy',
      format: 'trivy-k8s',
      ...toolVersions(root.value),
      ...(printedAt === undefined ? {} : { printedAt }),
      assetKind: 'cluster',
      identities: [],
      ...(name === '' ? {} : { name }),
    },
    root: cluster,
    assets: [...assets.values()],
    empty: all.every(({ findings }) => !findings.looked),
  }
}

/** The image a result of a workload is of; of several, the one whose name stood last before a list of packages. */
function imagesOf(
  { metadata }: TrivyResource,
  at: string | undefined,
): (result: TrivyResult) => { asset: ReportedAsset; metadata: Metadata } | null {
  const images = metadata.flatMap((one) => {
    const asset = imageAsset(one, at)
    return asset ? [{ asset, metadata: one }] : []
  })
  // No tag has a blank in it, so that what stands before ` (` is the tag or none.
  const byTag = new Map(
    images.toReversed().flatMap((one) => one.asset.image?.tags.map((tag) => [tag, one] as const) ?? []),
  )
  let current = images.length === 1 && metadata.length === 1 ? (images[0] ?? null) : null
  return (result) => {
    const named = byTag.get(result.target.split(' (', 1)[0] ?? '')
    if (named) current = named
    else if (images.length > 1 && isOfDistribution(result)) current = null
    return current
  }
}

function imageAsset(metadata: Metadata, at: string | undefined): ReportedAsset | null {
  const image = imageFacts(metadata, at)
  const identities = imageIdentities(image)
  const [tag] = image.tags
  const [repository] = image.repositories
  const digest = image.manifestDigests[0]
  const name = tag ?? (repository && digest ? `${repository}@${digest}` : identities[0])
  return name === undefined ? null : { kind: 'image', name, identities, image }
}

/** Secrets and licences are files of an image, too. */
function isOfImage(result: TrivyResult): boolean {
  return result.findings.some(({ kind }) => kind !== 'misconfiguration') && !result.configured
}

function addDistribution(findings: AssetFindings, metadata: Metadata): void {
  const distribution = findings.distributions.length === 0 ? distributionOf(metadata) : null
  if (distribution) findings.distributions.push(distribution)
}

function noteErrors(collector: TrivyCollector, failed: TrivyResource[]): void {
  const [first] = failed
  if (!first) return
  const names = failed.slice(0, 5).map(resourceName).join(', ')
  const more = failed.length > 5 ? ` and ${failed.length - 5} more` : ''
  const message = `${failed.length} resources could not be scanned and say nothing: ${names}${more}. See the reason in the report and scan again.`
  collector.note('warning', 'not_scanned', message, first.at.pointer)
}
