import type { EvidencePlace, ParseHints } from '../../core/report'
import type { JsonElement } from '../json/json-elements'
import type { JsonReader } from '../json/json-format'
import { type JsonObject, type JsonValue, memberOf, numberOf, textOf, textsOf } from '../json/json-value'
import { chooseAdvisory, idsIn } from '../scan/advisory-ids'
import { AssetFindings } from '../scan/asset-findings'
import { describeImage, imageIdentities, imageName } from '../scan/describe-image'
import type { FindingsReport } from '../scan/findings-report'
import type { FoundVulnerability } from '../scan/found'
import { instant } from '../scan/instant'
import { packageOf } from '../scan/package-of'
import { type PrintedRating, ratingsOf } from '../scan/ratings'
import type { ReportTally } from '../scan/report-tally'
import { severityOf } from '../scan/severity'

/** Reads the rows of one scan; Harbor names no image, only the digests of the artifacts that a row is in. */
export class HarborReader implements JsonReader {
  private readonly findings: AssetFindings
  private readonly digests = new Set<string>()
  private root: JsonObject = new Map()
  private rows = 0

  constructor(
    private readonly tally: ReportTally,
    private readonly hints: ParseHints,
  ) {
    this.findings = new AssetFindings('harbor', hints.kind ?? 'image')
  }

  element({ as, value, at }: JsonElement): void {
    if (!(value instanceof Map)) return
    if (as === 'report') this.root = value
    else this.row(value, at)
  }

  report(): FindingsReport {
    const report = [this.root, ...this.root.values()].find(
      (one) => memberOf(one, 'scanner') instanceof Map || memberOf(one, 'vulnerabilities') !== undefined,
    )
    const scanner = memberOf(report, 'scanner')
    const version = ['name', 'version']
      .map((name) => textOf(scanner, name))
      .filter(Boolean)
      .join(' ')
    const printedAt = instant(textOf(report, 'generated_at'))
    this.findings.scanned = this.rows > 0 || report !== undefined
    const artifact = memberOf(report, 'artifact')
    const [repository, tag] = [textOf(artifact, 'repository'), textOf(artifact, 'tag')]
    const image = describeImage(
      {
        references: repository === '' ? [] : [tag === '' ? repository : `${repository}:${tag}`],
        // Several digests are those of the parts of an index: no one of them is the image.
        digests: [textOf(artifact, 'digest'), ...(this.digests.size === 1 ? this.digests : [])],
      },
      printedAt ?? this.hints.at,
    )
    const name = imageName(image)
    return {
      header: {
        ...(version === '' ? {} : { toolVersion: version.slice(0, 100) }),
        ...(printedAt === undefined ? {} : { printedAt }),
        assetKind: 'image',
        identities: imageIdentities(image),
        image,
        ...(name === undefined ? {} : { name }),
      },
      root: { findings: this.findings, profile: textOf(scanner, 'name').toLowerCase() || 'image' },
    }
  }

  private row(row: JsonObject, at: EvidencePlace): void {
    this.rows += 1
    this.tally.count(textOf(row, 'severity'), at)
    for (const digest of textsOf(row, 'artifact_digests')) if (this.digests.size < 2) this.digests.add(digest)
    const found = foundIn(row, at)
    if (found) this.findings.vulnerability(found)
    else this.tally.unreadable(at)
  }
}

function foundIn(row: JsonObject, at: EvidencePlace): FoundVulnerability | null {
  const [id = '', name = ''] = ['id', 'package'].map((member) => textOf(row, member))
  if (id === '' || name === '') return null
  const links = [...textsOf(row, 'links'), ...textsOf(row, 'link')]
  const ids = chooseAdvisory(idsIn(id).length > 0 ? idsIn(id) : [id], [])
  const url = links.find((link) => /^https?:\/\//.test(link))
  const printed = textOf(row, 'severity')
  const status = textOf(row, 'status')
  return {
    vulnerability: {
      advisory: ids?.advisory ?? id,
      aliases: ids?.aliases ?? [],
      package: packageOf({ name, version: textOf(row, 'version') }, ''),
      path: '',
      fixedIn: textOf(row, 'fix_version') || textOf(row, 'fixedVersion'),
      ...(/^[a-z_]+$/.test(status) ? { fixStatus: status } : {}),
      severitySource: '',
      ratings: ratingsOf(ratings(row)),
      ...(url ? { url } : {}),
    },
    severity: severityOf(printed),
    printed: printed || '(none)',
    // Harbor does not tell; only a kernel in an image is judged by it.
    ofDistribution: true,
    at,
  }
}

function ratings(row: JsonObject): PrintedRating[] {
  const preferred = memberOf(row, 'preferred_cvss')
  const scored = memberOf(memberOf(row, 'vendor_attributes'), 'CVSS')
  const vendors: [string, JsonValue][] = scored instanceof Map ? [...scored] : []
  return [
    ...vendors.map(([source, cvss]) => ({ source, ...newest(cvss, ['V3', 'V2'], 'Score', 'Vector') })),
    { source: 'harbor', ...newest(preferred, ['_v3', '_v2'], 'score', 'vector') },
  ]
}

function newest(cvss: JsonValue | undefined, versions: string[], score: string, vector: string) {
  const names = versions.map((v) => (v.startsWith('_') ? [score + v, vector + v] : [v + score, v + vector]))
  const [s = '', v = ''] = names.find(([one = '']) => numberOf(cvss, one) !== undefined) ?? []
  return { score: numberOf(cvss, s), vector: textOf(cvss, v) }
}
