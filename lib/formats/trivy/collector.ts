import { BrokenReportError, type EvidencePlace, type Note } from '../../core/report'
import type { JsonElement } from '../json/json-elements'
import { asObject, type JsonObject, listOf, memberOf, textOf } from '../json/json-value'
import { FINDING_LIMIT } from '../scan/asset-findings'
import { countWord } from '../scan/count-word'
import { readLicense, readMisconfiguration, readSecret, type TrivyFinding } from './read-finding'
import { readVulnerability, type TrivyVulnerability } from './read-vulnerability'

export interface Metadata {
  value: JsonObject
  at: EvidencePlace
}

/** One entry of `Results`. */
export interface TrivyResult {
  target: string
  class: string
  type: string
  vulnerabilities: TrivyVulnerability[]
  findings: (TrivyFinding & { at: EvidencePlace })[]
  packages: number
  /** It says of a configuration how many checks passed and failed. */
  configured: boolean
  at: EvidencePlace
}

export interface TrivyResource {
  namespace: string
  kind: string
  name: string
  error: string
  metadata: Metadata[]
  results: TrivyResult[]
  at: EvidencePlace
}

export interface TrivySummary {
  value: JsonObject
  at: EvidencePlace
}

/** Puts the elements of a Trivy report together from the inside out, and counts them as they are printed. */
export class TrivyCollector {
  root: Metadata = { value: new Map(), at: { from: 0, to: 0 } }
  metadata: Metadata[] = []
  results: TrivyResult[] = []
  readonly resources: TrivyResource[] = []
  readonly summaries: TrivySummary[] = []
  readonly notes: Note[] = []
  items = 0
  readonly bySeverity = new Map<string, number>()
  /** Findings that the report lists as left out. */
  suppressed = 0
  private readonly noted = new Set<string>()
  private pending = this.empty()

  element({ as, value, at }: JsonElement): void {
    if (!(value instanceof Map)) return
    if (as === 'vulnerability') this.vulnerability(value, at)
    else if (as === 'misconfiguration') this.finding(readMisconfiguration(value), at)
    else if (as === 'secret') this.finding(readSecret(value), at)
    else if (as === 'license') this.finding(readLicense(value), at)
    else if (as === 'modified') this.modified(value, at)
    else if (as === 'package') this.pending.packages += 1
    else if (as === 'result') this.result(value, at)
    else if (as === 'metadata') this.metadata.push({ value, at })
    else if (as === 'resource') this.resource(value, at)
    else if (as === 'summary') this.summary(value, at)
    else if (as === 'report') this.root = { value, at }
  }

  /** Notes something; of each code only the first place is told. */
  note(level: Note['level'], code: string, message: string, at?: string): void {
    if (this.noted.has(code)) return
    this.noted.add(code)
    this.notes.push({ level, code, message, ...(at === undefined ? {} : { at }) })
  }

  private vulnerability(row: JsonObject, at: EvidencePlace): void {
    this.count(at)
    countWord(this.bySeverity, textOf(row, 'Severity'))
    const read = readVulnerability(row, at)
    if (read) this.pending.vulnerabilities.push(read)
    else this.unreadable(at)
  }

  private finding(read: TrivyFinding | null, at: EvidencePlace): void {
    this.count(at)
    if (read) this.pending.findings.push({ ...read, at })
    else this.unreadable(at)
  }

  private modified(row: JsonObject, at: EvidencePlace): void {
    this.suppressed += 1
    if (this.suppressed > FINDING_LIMIT) throw tooMany(at)
    const words = ['Status', 'Statement', 'Source'].map((name) => textOf(row, name))
    const why = `left out: ${words.filter((word) => word !== '').join(', ') || 'no reason given'}`
    const finding = asObject(memberOf(row, 'Finding'))
    const kind = textOf(row, 'Type')
    if (kind === 'vulnerability' || finding.has('VulnerabilityID')) {
      const read = readVulnerability(finding, at)
      if (read) this.pending.vulnerabilities.push({ ...read, suppressed: why })
      else this.unreadable(at)
      return
    }
    const read =
      kind === 'secret'
        ? readSecret(finding)
        : kind === 'license'
          ? readLicense(finding)
          : readMisconfiguration(finding)
    if (!read) this.unreadable(at)
    else {
      const said = { ...read.finding, result: 'informational' as const, detail: why }
      this.pending.findings.push({ ...read, finding: said, at })
    }
  }

  private result(row: JsonObject, at: EvidencePlace): void {
    this.results.push({
      ...this.pending,
      target: textOf(row, 'Target'),
      class: textOf(row, 'Class'),
      type: textOf(row, 'Type').toLowerCase(),
      configured: row.get('MisconfSummary') instanceof Map || row.has('Misconfigurations'),
      at,
    })
    this.pending = this.empty()
    if (this.results.length > FINDING_LIMIT) throw tooMany(at)
  }

  private resource(row: JsonObject, at: EvidencePlace): void {
    const [namespace, kind, name] = ['Namespace', 'Kind', 'Name'].map((member) => textOf(row, member))
    const error = textOf(row, 'Error') || (listOf(row, 'Error').length > 0 ? 'an error' : '')
    const { metadata, results } = this
    this.resources.push({
      namespace: namespace ?? '',
      kind: kind || 'Resource',
      name: name ?? '',
      error,
      metadata,
      results,
      at,
    })
    this.metadata = []
    this.results = []
    if (this.resources.length > FINDING_LIMIT) throw tooMany(at)
  }

  private summary(value: JsonObject, at: EvidencePlace): void {
    this.count(at)
    this.summaries.push({ value, at })
  }

  private count(at: EvidencePlace): void {
    this.items += 1
    if (this.items > FINDING_LIMIT) throw tooMany(at)
  }

  private unreadable({ pointer }: EvidencePlace): void {
    const message = 'A row that names no advisory, package or check is counted and otherwise passed over.'
    this.note('warning', 'unreadable_finding', message, pointer)
  }

  private empty(): Pick<TrivyResult, 'vulnerabilities' | 'findings' | 'packages'> {
    return { vulnerabilities: [], findings: [], packages: 0 }
  }
}

function tooMany({ from }: EvidencePlace): BrokenReportError {
  return new BrokenReportError('too_many_findings', `more than ${FINDING_LIMIT} findings`, `byte ${from}`)
}
