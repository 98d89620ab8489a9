import type { EvidencePlace } from '../../core/report'
import type { JsonElement } from '../json/json-elements'
import { asObject, type JsonValue, memberOf, numberOf, textOf } from '../json/json-value'
import type { FoundVulnerability } from '../scan/found'
import { isDistribution } from '../scan/package-of'
import type { ReportTally } from '../scan/report-tally'
import {
  type AffectedPackage,
  type Cvss,
  cvssOf,
  foundVulnerability,
  type ReadAdvisory,
  readAdvisory,
  worseCvss,
} from './clair-row'
import type { ClairReader, ClairReport } from './collector'
import { type DistributionName, distributionNamed } from './distribution-of'

interface Environments {
  distribution: string
  /** Databases of packages it was found in. */
  databases: Set<string>
  /** The same read, once for however many vulnerabilities. */
  read?: { places: [kind: string, path: string][]; container: boolean }
}

/** Package managers of languages, by the beginning of a `package_db`; what follows is the path. */
const DATABASE = /^(python|nodejs|npm|go|java|maven|jar|ruby|gem|rust|cargo):(.*)$/
/** A container image of Red Hat that is itself listed as a package. */
const CONTAINER = /^root\/buildinfo\//

/**
 * Reads the VulnerabilityReport of Clair 4. Ids in it are rows of a database and differ between reports; they only
 * tie its maps together. A finding is a pair of package and vulnerability.
 */
export class ClairV4Reader implements ClairReader {
  private readonly packages = new Map<string, { name: string; version: string; python: boolean }>()
  private readonly distributions = new Map<string, DistributionName & { at: EvidencePlace }>()
  private readonly environments = new Map<string, Environments>()
  private readonly vulnerabilities = new Map<string, { advisory: ReadAdvisory; family: string }>()
  private readonly cvss = new Map<string, Cvss>()
  private readonly pairs: { pkg: string; vulnerability: string; at: EvidencePlace }[] = []
  private listedAt: EvidencePlace | undefined
  private digest = ''

  constructor(private readonly tally: ReportTally) {}

  element({ as, value, path, at }: JsonElement): void {
    const id = path[1] ?? ''
    if (as === 'package') this.package(id, value, at)
    else if (as === 'distribution') this.distribution(id, value, at)
    else if (as === 'environment') this.environment(id, value, at)
    else if (as === 'vulnerability') this.vulnerability(id, value, at)
    else if (as === 'pair') this.pair(id, value, at)
    else if (as === 'cvss') this.score(path, value, at)
    else if (as === 'report') this.digest = textOf(value, 'manifest_hash')
  }

  report(): ClairReport {
    const found: FoundVulnerability[] = []
    for (const { pkg, vulnerability, at } of this.pairs) {
      const known = this.vulnerabilities.get(vulnerability)
      this.tally.count(known?.advisory.printed ?? '', at)
      if (!known) {
        this.tally.unreadable(at)
        continue
      }
      for (const affected of this.affected(pkg, known.family)) {
        const one = foundVulnerability(known.advisory, affected, this.cvss.get(vulnerability))
        if (!one) this.tally.unreadable(at)
        else found.push(one)
        this.tally.limit(found.length, at)
      }
    }
    return {
      image: { digest: this.digest },
      found,
      distributions: [...this.distributions.values()],
      packages: this.listedAt ? { count: this.packages.size, at: this.listedAt } : null,
      scanned: this.packages.size > 0 || this.pairs.length > 0,
    }
  }

  private package(id: string, value: JsonValue, at: EvidencePlace): void {
    this.listedAt ??= at
    const python = textOf(value, 'normalized_version').startsWith('pep440')
    this.packages.set(id, { name: textOf(value, 'name'), version: textOf(value, 'version'), python })
    this.tally.limit(this.packages.size, at)
  }

  private distribution(id: string, value: JsonValue, at: EvidencePlace): void {
    const name = distributionNamed(
      textOf(value, 'did'),
      textOf(value, 'version_id') || textOf(value, 'version'),
    )
    if (name) this.distributions.set(id, { ...name, at })
    this.tally.limit(this.distributions.size, at)
  }

  private environment(id: string, value: JsonValue, at: EvidencePlace): void {
    const known = this.environments.get(id) ?? { distribution: '', databases: new Set<string>() }
    known.distribution ||= textOf(value, 'distribution_id')
    known.databases.add(textOf(value, 'package_db'))
    this.environments.set(id, known)
    this.tally.limit(this.environments.size + known.databases.size, at)
  }

  private vulnerability(id: string, value: JsonValue, at: EvidencePlace): void {
    const advisory = readAdvisory({
      name: textOf(value, 'name'),
      description: textOf(value, 'description'),
      links: textOf(value, 'links'),
      severity: textOf(value, 'normalized_severity'),
      vendorSeverity: textOf(value, 'severity'),
      updater: textOf(value, 'updater'),
      fixedBy: textOf(value, 'fixed_in_version'),
      issued: textOf(value, 'issued'),
      at,
    })
    const family = textOf(asObject(memberOf(value, 'distribution')), 'did')
    this.vulnerabilities.set(id, { advisory, family })
    this.tally.limit(this.vulnerabilities.size, at)
  }

  private pair(pkg: string, value: JsonValue, at: EvidencePlace): void {
    if (typeof value !== 'string' && typeof value !== 'number') return
    this.pairs.push({ pkg, vulnerability: String(value), at })
    this.tally.limit(this.pairs.length, at)
  }

  /** `enrichments{type→[{vulnerability→[cvss]}]}` */
  private score(path: string[], value: JsonValue, at: EvidencePlace): void {
    const [, type = '', , id = ''] = path
    if (!type.includes('cvss')) return
    const cvss = cvssOf(numberOf(value, 'baseScore'), textOf(value, 'vectorString'))
    const worse = worseCvss(this.cvss.get(id), cvss)
    if (worse) this.cvss.set(id, worse)
    this.tally.limit(this.cvss.size, at)
  }

  /** The package, once for each place of a language's packages and once for the distribution's. */
  private affected(id: string, vulnerable: string): AffectedPackage[] {
    const { name, version, python } = this.packages.get(id) ?? { name: '', version: '', python: false }
    if (name === '') return []
    const environment = this.environments.get(id)
    const { places, container } = placesOf(environment)
    if (places.length > 0)
      return places.map(([kind, path]) => ({ name, version, kind, ofDistribution: false, path }))
    if (python) return [{ name, version, kind: 'python', ofDistribution: false, path: '' }]
    if (container) return [{ name, version, kind: '', ofDistribution: false, path: '' }]
    const [only] = this.distributions.values()
    const own = this.distributions.get(environment?.distribution ?? '')
    const family = own?.family || vulnerable || only?.family || ''
    return [{ name, version, kind: family, ofDistribution: isDistribution(family), path: '' }]
  }
}

function placesOf(environment: Environments | undefined): NonNullable<Environments['read']> {
  if (!environment) return { places: [], container: false }
  environment.read ??= {
    places: [...environment.databases].sort().flatMap((database): [string, string][] => {
      const [, kind, path = ''] = DATABASE.exec(database) ?? []
      return kind === undefined ? [] : [[kind, path]]
    }),
    container: [...environment.databases].some((database) => CONTAINER.test(database)),
  }
  return environment.read
}
