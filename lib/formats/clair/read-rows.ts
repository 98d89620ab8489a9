import type { EvidencePlace } from '../../core/report'
import type { JsonElement } from '../json/json-elements'
import { type JsonObject, numberOf, textOf, textsOf } from '../json/json-value'
import type { FoundVulnerability } from '../scan/found'
import { isDistribution } from '../scan/package-of'
import type { ReportTally } from '../scan/report-tally'
import { foundVulnerability, readAdvisory } from './clair-row'
import type { ClairReader, ClairReport } from './collector'
import { type DistributionName, distributionOfNamespace } from './distribution-of'

/** Members of a row, lower case: clair-scanner, then klar. Files of clair-scanner are seen in other cases, too. */
const MEMBERS = {
  name: ['vulnerability', 'name'],
  namespace: ['namespace', 'namespacename'],
  description: ['description'],
  link: ['link'],
  severity: ['severity'],
  fixedBy: ['fixedby'],
  feature: ['featurename'],
  version: ['featureversion'],
} as const

/** Reads the flat lists of klar and of clair-scanner: a row a vulnerability in a package, no list of packages. */
export class ClairRowsReader implements ClairReader {
  private readonly rows: { id: string; found: FoundVulnerability }[] = []
  private readonly distributions = new Map<string, DistributionName & { at: EvidencePlace }>()
  private root: JsonObject = new Map()

  constructor(
    private readonly format: 'klar' | 'clair-scanner',
    private readonly tally: ReportTally,
  ) {}

  element({ as, value, path, at }: JsonElement): void {
    if (as === 'report' && value instanceof Map) this.root = value
    else if (as === 'row') this.row(value instanceof Map ? value : null, path, at)
  }

  report(): ClairReport {
    const reference = textOf(this.root, 'image')
    const unapproved = this.unapproved()
    const found = this.rows.map(({ id, found: one }) =>
      unapproved && !unapproved.has(id)
        ? { ...one, suppressed: 'approved in the whitelist of clair-scanner' }
        : one,
    )
    return {
      image: reference === '' ? {} : { reference },
      found,
      distributions: [...this.distributions.values()],
      packages: null,
      scanned:
        this.format === 'klar'
          ? this.rows.length > 0 || (numberOf(this.root, 'LayerCount') ?? 0) > 0
          : this.root.has('vulnerabilities'),
    }
  }

  /** Ids that are *not* approved, or null where the report does not tell them apart. */
  private unapproved(): Set<string> | null {
    if (this.format === 'klar' || !this.root.has('unapproved')) return null
    return new Set(textsOf(this.root, 'unapproved'))
  }

  private row(row: JsonObject | null, path: string[], at: EvidencePlace): void {
    const lower: JsonObject = new Map([...(row ?? [])].map(([name, value]) => [name.toLowerCase(), value]))
    const text = (member: keyof typeof MEMBERS) => {
      const name = MEMBERS[member].find((one) => textOf(lower, one) !== '')
      return name === undefined ? '' : textOf(lower, name)
    }
    const id = text('name')
    const feature = text('feature')
    if (!row || id === '' || feature === '') {
      this.tally.note('warning', 'unreadable_finding', UNREADABLE, at.pointer)
      return
    }
    const severity = text('severity') || (this.format === 'klar' ? (path[1] ?? '') : '')
    this.tally.count(severity, at)
    const namespace = distributionOfNamespace(text('namespace'))
    if (namespace) this.distributions.set(`${namespace.family} ${namespace.version}`, { ...namespace, at })
    const advisory = readAdvisory({
      name: id,
      description: text('description'),
      links: text('link'),
      severity,
      vendorSeverity: '',
      updater: namespace?.family ?? text('namespace'),
      fixedBy: text('fixedBy'),
      issued: '',
      at,
    })
    const kind = namespace?.family ?? ''
    const affected = {
      name: feature,
      version: text('version'),
      kind,
      ofDistribution: isDistribution(kind),
      path: '',
    }
    const found = foundVulnerability(advisory, affected, undefined)
    if (found) this.rows.push({ id, found })
  }
}

const UNREADABLE = 'A row without advisory or package is passed over and not counted.'
