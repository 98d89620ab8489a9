import type { EvidencePlace } from '../../core/report'
import type { JsonElement } from '../json/json-elements'
import { type JsonObject, memberOf, numberOf, textOf } from '../json/json-value'
import type { FoundVulnerability } from '../scan/found'
import { isDigest } from '../scan/image-reference'
import type { ReportTally } from '../scan/report-tally'
import { cvssOf, foundVulnerability, type ReadAdvisory, readAdvisory } from './clair-row'
import type { ClairReader, ClairReport } from './collector'
import { type DistributionName, distributionNamed, distributionOfNamespace } from './distribution-of'

interface Row {
  advisory: ReadAdvisory
  cvss: ReturnType<typeof cvssOf>
  distribution: DistributionName | null
  /** Repository of a language's packages, e.g. `pypi`, as Quay names it. */
  repository: string
}

/** Repositories by which Quay tells languages apart. */
const LANGUAGES: Record<string, string> = {
  pypi: 'python',
  go: 'go',
  maven: 'java',
  npm: 'npm',
  rubygems: 'ruby',
}

/** Reads the layer of Clair 1 and 2, which Quay still answers with: features, each with its vulnerabilities. */
export class ClairLayerReader implements ClairReader {
  private rows: Row[] = []
  private readonly found: FoundVulnerability[] = []
  private readonly distributions = new Map<string, DistributionName & { at: EvidencePlace }>()
  private features = 0
  private firstFeature: EvidencePlace | undefined
  private layer: { name: string; parent: string } | null = null
  private status = ''

  constructor(private readonly tally: ReportTally) {}

  element({ as, value, at }: JsonElement): void {
    if (!(value instanceof Map)) return
    if (as === 'row') this.row(value, at)
    else if (as === 'feature') this.feature(value, at)
    else if (as === 'layer') this.closeLayer(value, at)
    else if (as === 'report')
      this.status = textOf(value, 'status') || textOf(memberOf(value, 'clair'), 'status')
  }

  report(): ClairReport {
    const failed = this.status !== '' && this.status.toLowerCase() !== 'scanned'
    const { layer } = this
    return {
      // With a parent it is the last layer of an image, not the image.
      image: layer && layer.parent === '' && isDigest(layer.name) ? { digest: layer.name } : {},
      found: failed ? [] : this.found,
      distributions: failed ? [] : [...this.distributions.values()],
      packages: this.firstFeature && !failed ? { count: this.features, at: this.firstFeature } : null,
      scanned: this.features > 0 && !failed,
      ...(failed ? { failed: this.status } : {}),
    }
  }

  private row(row: JsonObject, at: EvidencePlace): void {
    const metadata = memberOf(row, 'Metadata')
    const namespace = textOf(row, 'NamespaceName')
    const severity = textOf(row, 'Severity')
    this.tally.count(severity, at)
    const cvss = memberOf(memberOf(metadata, 'NVD'), 'CVSSv3')
    this.rows.push({
      advisory: readAdvisory({
        name: textOf(row, 'Name'),
        description: textOf(row, 'Description'),
        links: textOf(row, 'Link'),
        severity,
        vendorSeverity: '',
        updater: textOf(metadata, 'UpdatedBy') || namespace,
        fixedBy: textOf(row, 'FixedBy'),
        issued: '',
        at,
      }),
      cvss: cvssOf(numberOf(cvss, 'Score'), textOf(cvss, 'Vectors')),
      distribution:
        distributionOfNamespace(namespace) ??
        distributionNamed(textOf(metadata, 'DistroName'), textOf(metadata, 'DistroVersion')),
      repository: textOf(metadata, 'RepoName'),
    })
  }

  private feature(feature: JsonObject, at: EvidencePlace): void {
    this.features += 1
    this.firstFeature ??= at
    const name = textOf(feature, 'Name')
    const version = textOf(feature, 'Version')
    const own = distributionOfNamespace(textOf(feature, 'NamespaceName'))
    if (own) this.distributions.set(`${own.family} ${own.version}`, { ...own, at })
    for (const { advisory, cvss, distribution, repository } of this.rows) {
      const family = own ?? distribution
      if (family) this.distributions.set(`${family.family} ${family.version}`, { ...family, at })
      const language = Object.hasOwn(LANGUAGES, repository) ? (LANGUAGES[repository] ?? '') : ''
      const kind = family?.family ?? language
      const affected = { name, version, kind, ofDistribution: family !== null, path: '' }
      const found = name === '' ? null : foundVulnerability(advisory, affected, cvss)
      if (found) this.found.push(found)
      else this.tally.unreadable(advisory.at)
    }
    this.rows = []
    this.tally.limit(this.features, at)
  }

  private closeLayer(layer: JsonObject, at: EvidencePlace): void {
    this.layer = { name: textOf(layer, 'Name'), parent: textOf(layer, 'ParentName') }
    const own = distributionOfNamespace(textOf(layer, 'NamespaceName'))
    if (own) this.distributions.set(`${own.family} ${own.version}`, { ...own, at })
  }
}
