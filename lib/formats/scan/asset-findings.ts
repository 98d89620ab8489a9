import { type AssetKind, BrokenReportError, type Observation, type ReportCoverage } from '../../core/report'
import { distributionEnd, hasEndedAt } from '../distribution-ends/distribution-end'
import { classCheck, vulnerabilityClasses } from './finding-class'
import { type FoundVulnerability, resultRank } from './found'
import { mergeVulnerabilities } from './merge-vulnerabilities'
import { vulnerabilityObservation, vulnerabilitySubject } from './vulnerability-observation'

/** Findings of one report that are read; the largest images have some ten thousand. */
export const FINDING_LIMIT = 300_000

/** A line that is no vulnerability. */
export interface OtherFinding extends Omit<Observation, 'asset' | 'vulnerability'> {
  /** Said several times in the same words, it is said how often. */
  counted?: true
}

/** A line of an asset that is yet without its number. */
type Said = Omit<Observation, 'asset'>

/** Different details of one line that are shown; the evidence has the rest. */
const SHOWN_DETAILS = 5
const LONGEST_DETAIL = 1000

/** A distribution as an asset runs on it. */
export interface Distribution {
  family: string
  version: string
  /** The scanner itself says that it no longer gets advisories. */
  flagged: boolean
  at: Observation['at']
}

/** Collects what a report says of one asset, each (check, subject) once, and what it thereby looked at. */
export class AssetFindings {
  private readonly vulnerabilities = new Map<string, FoundVulnerability>()
  private readonly others = new Map<string, OtherFinding & { details: Set<string>; times: number }>()
  readonly distributions: Distribution[] = []
  /** Packages were matched against advisories, whatever was found. */
  scanned = false
  /** Some of the packages were not: what is not listed stays as it was. */
  partly = false
  /** Checks that would have been mentioned had they failed. */
  readonly possible = new Set<string>()

  constructor(
    private readonly tool: string,
    readonly kind: AssetKind,
  ) {}

  vulnerability(found: FoundVulnerability): void {
    this.scanned = true
    const key = vulnerabilitySubject(found.vulnerability)
    const known = this.vulnerabilities.get(key)
    this.vulnerabilities.set(key, known ? mergeVulnerabilities(known, found) : found)
    this.limit(found.at.from)
  }

  other(finding: OtherFinding): void {
    const key = JSON.stringify([finding.check.name, finding.subject])
    const known = this.others.get(key)
    if (!known) {
      this.others.set(key, { ...finding, details: new Set([finding.detail]), times: 1 })
      this.limit(finding.at.from)
      return
    }
    const rank = resultRank(finding.result) - resultRank(known.result)
    const details = rank < 0 ? new Set<string>() : known.details
    if (rank <= 0) details.add(finding.detail)
    const times = rank === 0 ? known.times + 1 : rank < 0 ? 1 : known.times
    this.others.set(key, { ...(rank < 0 ? finding : known), details, times })
  }

  /** Vulnerabilities that the report lists as left out. */
  get suppressed(): number {
    return [...this.vulnerabilities.values()].filter((found) => found.suppressed !== undefined).length
  }

  /** True when anything was looked at. */
  get looked(): boolean {
    return this.scanned || this.others.size > 0 || this.possible.size > 0
  }

  /**
   * What is said and what was looked at.
   * @param at the instant of the scan, RFC 3339; undefined where nobody knows it
   */
  close(profile: string, at: string | undefined): { observations: Said[]; coverage: ReportCoverage } {
    const observations: Said[] = [...this.vulnerabilities.values()].map((found) =>
      vulnerabilityObservation(this.tool, this.kind, found),
    )
    for (const { details, times, counted, ...one } of this.others.values()) {
      const often = counted && times > 1 ? `, ${times} times` : ''
      observations.push({ ...one, detail: joined(details) + often })
    }
    const classes = this.scanned
      ? vulnerabilityClasses(this.tool, this.kind).map((id) => classCheck(this.tool, id))
      : []
    const mentioned = new Set(observations.map(({ check }) => check.name))
    const partial = new Set<string>()
    if (this.partly) for (const { name } of classes) if (mentioned.has(name)) partial.add(name)

    const support = this.scanned ? this.support(at) : null
    if (support) {
      observations.push(support.observation)
      mentioned.add(support.observation.check.name)
    }
    // A class that the report does not mention proves nothing by that; where it counts as looked at all the same, this is
    // what the look amounts to.
    if (support?.ended) {
      const failing = new Set(
        observations.flatMap(({ check, result }) => (result === 'fail' ? check.name : [])),
      )
      for (const check of classes) {
        if (failing.has(check.name)) continue
        observations.push({ ...support.observation, check, ...NO_ADVISORIES(support.name) })
      }
    }
    const checks = [...mentioned].filter((name) => !partial.has(name)).sort()
    const possible = new Set(this.partly ? [] : classes.map(({ name }) => name))
    for (const name of this.possible) possible.add(name)
    const possibleChecks = [...possible].filter((name) => !mentioned.has(name)).sort()
    return {
      observations,
      coverage: {
        profile,
        checks,
        ...(possibleChecks.length > 0 ? { possibleChecks } : {}),
        ...(partial.size > 0 ? { partialChecks: [...partial].sort() } : {}),
      },
    }
  }

  /** Whether the distribution still gets advisories; null where nobody knows. Of several the one that does not counts. */
  private support(at: string | undefined): { ended: boolean; name: string; observation: Said } | null {
    const judged = this.distributions.flatMap((one) => {
      const end = distributionEnd(one.family, one.version)
      const ended = one.flagged || (end !== undefined && at !== undefined && hasEndedAt(end, at))
      return ended || (end !== undefined && at !== undefined) ? [{ ...one, end, ended }] : []
    })
    const one = judged.find(({ ended }) => ended) ?? judged[0]
    if (!one) return null
    const { end, ended } = one
    const name = [one.family, one.version].filter((part) => part !== '').join(' ')
    const until = end === undefined ? '' : ended ? ` since ${end}` : ` until ${end}`
    const detail = ended
      ? `${name} gets no security advisories any more${end && at && hasEndedAt(end, at) ? until : ''}`
      : `${name} gets security advisories${until}`
    const check = classCheck(this.tool, 'eosl')
    const result = ended ? 'fail' : 'pass'
    const printedResult = one.flagged ? 'EOSL' : ''
    return { ended, name, observation: { check, subject: '', result, detail, printedResult, at: one.at } }
  }

  private limit(at: number): void {
    if (this.vulnerabilities.size + this.others.size <= FINDING_LIMIT) return
    throw new BrokenReportError('too_many_findings', `more than ${FINDING_LIMIT} findings`, `byte ${at}`)
  }
}

const NO_ADVISORIES = (name: string) =>
  ({
    result: 'not_checked',
    detail: `${name} gets no security advisories any more: a vulnerability that is not listed may be there all the same`,
    printedResult: '',
  }) as const

function joined(details: ReadonlySet<string>): string {
  const all = [...details].filter((text) => text !== '').sort()
  const shown = all.slice(0, SHOWN_DETAILS).map((text) => {
    return text.length > LONGEST_DETAIL ? `${text.slice(0, LONGEST_DETAIL).toWellFormed()}…` : text
  })
  const more = all.length - shown.length
  return shown.join('; ') + (more > 0 ? `; and ${more} more` : '')
}
