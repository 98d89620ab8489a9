import type { EvidencePlace, ParseHints, ReportedAsset } from '../../core/report'
import type { JsonElement } from '../json/json-elements'
import type { JsonReader } from '../json/json-format'
import { type JsonObject, type JsonValue, listOf, memberOf, textOf, textsOf } from '../json/json-value'
import { AssetFindings } from '../scan/asset-findings'
import { describeImage, imageIdentities, imageName } from '../scan/describe-image'
import type { AssetReport, FindingsReport } from '../scan/findings-report'
import type { ReportTally } from '../scan/report-tally'
import { severityOf } from '../scan/severity'
import { readFinding } from './read-finding'

/** Reads findings; each names the resources that it is about, so the account is the root and they are its assets. */
export class InspectorReader implements JsonReader {
  private readonly account: AssetFindings
  private readonly assets = new Map<string, AssetReport & { asset: ReportedAsset }>()
  private more = false

  constructor(
    private readonly tally: ReportTally,
    private readonly hints: ParseHints,
  ) {
    this.account = new AssetFindings('aws-inspector', hints.kind ?? 'registry')
  }

  element({ as, value, at }: JsonElement): void {
    if (!(value instanceof Map)) return
    if (as === 'report') this.more = textOf(value, 'nextToken') !== ''
    else this.finding(value, at)
  }

  report(): FindingsReport {
    if (this.more) this.tally.note('warning', 'more_pages', MORE)
    // Nobody knows what a page of findings leaves out: what is not listed stays as it was.
    for (const { findings } of this.assets.values()) findings.partly = true
    return {
      header: { assetKind: 'registry', identities: [] },
      root: { findings: this.account, profile: 'inspector2' },
      assets: [...this.assets.values()],
    }
  }

  private finding(finding: JsonObject, at: EvidencePlace): void {
    this.tally.count(textOf(finding, 'severity'), at)
    const resources = listOf(finding, 'resources')
    let read = false
    for (const resource of resources.length > 0 ? resources : [new Map()]) {
      const { findings, family, name } = this.place(resource)
      const found = readFinding(finding, family, at)
      for (const one of found) findings.vulnerability(one)
      if (found.length === 0) this.other(findings, finding, name, at)
      read ||= found.length > 0 || textOf(finding, 'type') !== 'PACKAGE_VULNERABILITY'
    }
    if (!read) this.tally.unreadable(at)
  }

  /** Code and network findings have no class of ours: they are shown, and map to nothing. */
  private other(findings: AssetFindings, finding: JsonObject, name: string, at: EvidencePlace): void {
    const type = textOf(finding, 'type')
    if (type === 'PACKAGE_VULNERABILITY' || type === '') return
    const detector = textOf(memberOf(finding, 'codeVulnerabilityDetails'), 'detectorId')
    const id = (detector || type.toLowerCase()).slice(0, 120)
    const status = textOf(finding, 'status')
    const closed = status === 'SUPPRESSED' || status === 'CLOSED'
    findings.other({
      check: {
        name: `aws-inspector/${id}`,
        title: textOf(finding, 'title').slice(0, 300) || id,
        printedId: id,
        known: false,
      },
      subject: name,
      result: closed ? 'informational' : 'fail',
      severity: severityOf(textOf(finding, 'severity')),
      detail: closed ? `status ${status}` : textOf(finding, 'title'),
      counted: true,
      printedResult: status,
      at,
    })
  }

  private place(resource: JsonValue): { findings: AssetFindings; family: string; name: string } {
    const ecr = memberOf(memberOf(resource, 'details'), 'awsEcrContainerImage')
    const id = textOf(resource, 'id')
    const [family = '', ...version] = textOf(ecr, 'platform').toLowerCase().split('_')
    const repository = textOf(ecr, 'repositoryName')
    if (repository === '' && textOf(ecr, 'imageHash') === '')
      return { findings: id === '' ? this.account : this.of(hostAsset(id)), family, name: '' }
    const region = /^arn:[\w-]+:ecr:([\w-]+):/.exec(id)?.[1]
    const registry = textOf(ecr, 'registry')
    const host = region && registry ? `${registry}.dkr.ecr.${region}.amazonaws.com/` : ''
    const image = describeImage(
      {
        references: [repository, ...textsOf(ecr, 'imageTags').map((tag) => `${repository}:${tag}`)].map(
          (one) => host + one,
        ),
        digests: [textOf(ecr, 'imageHash')],
        os: family === '' ? undefined : { family, version: version.join('.') },
        architecture: textOf(ecr, 'architecture'),
      },
      this.hints.at,
    )
    const name = imageName(image) ?? id
    return {
      findings: this.of({ kind: 'image', name, identities: imageIdentities(image), image }),
      family,
      name: '',
    }
  }

  private of(asset: ReportedAsset): AssetFindings {
    const key = `${asset.kind} ${asset.identities[0] ?? asset.name}`
    const known = this.assets.get(key)
    if (known) return known.findings
    const findings = new AssetFindings('aws-inspector', asset.kind)
    this.assets.set(key, { findings, profile: 'inspector2', asset })
    return findings
  }
}

/** A machine, a function or whatever else Inspector looks at: it is filed under its own address. */
function hostAsset(id: string): ReportedAsset {
  const name = id.slice(0, 300)
  return { kind: /^i-[0-9a-f]+$|:instance\//.test(id) ? 'host' : 'source', name, identities: [] }
}

const MORE = 'The list goes on on another page (nextToken). Fetch every page, and hand in each of them.'
