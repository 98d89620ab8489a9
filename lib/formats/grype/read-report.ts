import type { AssetKind, EvidencePlace, ParseHints } from '../../core/report'
import type { JsonElement } from '../json/json-elements'
import type { JsonReader } from '../json/json-format'
import { type JsonObject, listOf, memberOf, numberOf, textOf, textsOf } from '../json/json-value'
import { AssetFindings } from '../scan/asset-findings'
import { describeImage, imageIdentities, imageName } from '../scan/describe-image'
import type { FindingsReport } from '../scan/findings-report'
import type { FoundVulnerability } from '../scan/found'
import { parseReference } from '../scan/image-reference'
import { instant } from '../scan/instant'
import type { ReportTally } from '../scan/report-tally'
import { readMatch } from './read-match'

/** Reads the matches of one scan; what was scanned stands after them. */
export class GrypeReader implements JsonReader {
  private readonly found: FoundVulnerability[] = []
  private root: JsonObject = new Map()
  private distro: { family: string; version: string; at: EvidencePlace } | null = null
  private matches = false

  constructor(
    private readonly tally: ReportTally,
    private readonly hints: ParseHints,
  ) {}

  element({ as, value, at }: JsonElement): void {
    if (!(value instanceof Map)) return
    if (as === 'report') this.root = value
    else if (as === 'distro') {
      const family = textOf(value, 'name')
      if (family !== '') this.distro = { family, version: textOf(value, 'version'), at }
    } else {
      const read = readMatch(value, at)
      if (as === 'match') {
        this.matches = true
        this.tally.count(textOf(memberOf(value, 'vulnerability'), 'severity'), at)
        if (read) this.found.push(read)
        else this.tally.unreadable(at)
      } else if (as === 'ignored' && read) {
        this.found.push({ ...read, suppressed: reasonOf(value) })
        this.tally.limit(this.found.length, at)
      }
    }
  }

  report(): FindingsReport {
    const source = memberOf(this.root, 'source')
    const descriptor = memberOf(this.root, 'descriptor')
    const target = memberOf(source, 'target')
    const type = textOf(source, 'type')
    const kind: AssetKind = type === 'image' || target instanceof Map ? 'image' : 'source'
    const printedAt = instant(textOf(descriptor, 'timestamp'))
    const at = printedAt ?? this.hints.at
    const findings = new AssetFindings('grype', this.hints.kind ?? kind)
    findings.scanned = this.root.has('matches') || this.matches
    for (const found of this.found) findings.vulnerability(found)
    if (this.distro) findings.distributions.push({ ...this.distro, flagged: false })
    const version = textOf(descriptor, 'version')
    return {
      header: {
        ...(version === '' ? {} : { toolVersion: version }),
        ...(printedAt === undefined ? {} : { printedAt }),
        assetKind: kind,
        ...this.named(kind, at),
        ...database(descriptor),
      },
      root: { findings, profile: type || kind },
    }
  }

  private named(
    kind: AssetKind,
    at: string | undefined,
  ): Pick<FindingsReport['header'], 'identities' | 'name' | 'image'> {
    const target = memberOf(memberOf(this.root, 'source'), 'target')
    if (kind !== 'image') {
      const path = textOf(memberOf(this.root, 'source'), 'target')
      return { identities: [], ...(/^"?\.?"?$/.test(path) ? {} : { name: path }) }
    }
    const asked = textOf(target, 'userInput').replace(
      /^(?:docker|registry|podman|oci-dir|docker-archive):/,
      '',
    )
    const image = describeImage(
      {
        configDigest: textOf(target, 'imageID'),
        references: [
          ...textsOf(target, 'tags'),
          ...textsOf(target, 'repoDigests'),
          ...(parseReference(asked)?.tag || parseReference(asked)?.digest ? [asked] : []),
        ],
        os: this.distro ?? undefined,
        architecture: textOf(target, 'architecture'),
        size: numberOf(target, 'imageSize'),
      },
      at,
    )
    const name = image.tags.includes(asked) ? asked : (imageName(image) ?? (asked || undefined))
    return { identities: imageIdentities(image), image, ...(name === undefined ? {} : { name }) }
  }
}

function reasonOf(match: JsonObject): string {
  const words = listOf(match, 'appliedIgnoreRules').flatMap((rule) =>
    ['vex-status', 'vex-justification', 'reason']
      .map((name) => textOf(rule, name))
      .filter((text) => text !== ''),
  )
  return `left out: ${[...new Set(words)].join(', ').slice(0, 300) || 'no reason given'}`
}

function database(descriptor: ReturnType<typeof memberOf>): { databaseVersion?: string } {
  const db = memberOf(descriptor, 'db')
  const status = memberOf(db, 'status') ?? db
  const [schema, built] = [textOf(status, 'schemaVersion'), textOf(status, 'built')]
  const databaseVersion = schema && built ? `${schema} (${built})` : schema || built
  return databaseVersion === '' ? {} : { databaseVersion }
}
