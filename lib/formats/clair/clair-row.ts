import type { EvidencePlace, Severity, Vulnerability } from '../../core/report'
import { type AdvisoryIds, chooseAdvisory, cvesIn, idsIn } from '../scan/advisory-ids'
import type { FoundVulnerability } from '../scan/found'
import { instant } from '../scan/instant'
import { packageOf } from '../scan/package-of'
import { severityOf, severityOfScore } from '../scan/severity'
import { fixedIn } from './fixed-in'
import { vendorOf } from './vendor-of'

/** What any format of the family says of an advisory, as printed. */
export interface PrintedAdvisory {
  name: string
  description: string
  /** Addresses, separated by blanks. */
  links: string
  /** Clair's own word of severity. */
  severity: string
  /** The vendor's word, or a CVSS vector; '' where there is none. */
  vendorSeverity: string
  updater: string
  fixedBy: string
  issued: string
  at: EvidencePlace
}

export interface Cvss {
  score: number
  vector: string
}

/** An advisory, understood; the texts are not kept. */
export interface ReadAdvisory {
  ids: AdvisoryIds | null
  said: Omit<Vulnerability, 'advisory' | 'aliases' | 'package' | 'path' | 'ratings'>
  vendor: Vulnerability['ratings']
  severity: Severity
  printed: string
  at: EvidencePlace
}

/** Advisories that are issued together with the fix. */
const FIXES = /^(?:RHSA|RHBA|ALAS|ELSA|ALSA|RLSA|USN|DSA|DLA|SUSE-SU|openSUSE-SU|GLSA|PHSA)/

/** Understands an advisory: its id out of name, links and description, in this order. */
export function readAdvisory(printed: PrintedAdvisory): ReadAdvisory {
  const { name, description, links, vendorSeverity, updater, fixedBy, issued, at } = printed
  const own = idsIn(name)
  const linked = cvesIn(links)
  const named = own.some((id) => id.startsWith('CVE-'))
    ? []
    : linked.length > 0
      ? linked
      : cvesIn(description)
  const elsewhere = own.length > 0 || named.length > 0 ? [] : idsIn(`${links} ${description}`)
  const word = /^\S{1,80}/.exec(name)?.[0]
  const ids = chooseAdvisory([...own, ...elsewhere], named) ?? (word ? { advisory: word, aliases: [] } : null)
  const issuedAt = instant(issued)
  const isFix = own.some((id) => FIXES.test(id))
  const url = links.split(/\s+/).find((link) => /^https?:\/\//.test(link))
  const source = vendorOf(updater)
  const vector = /^(?:CVSS:|AV:)/.test(vendorSeverity) ? vendorSeverity : ''
  const severity = severityOf(printed.severity)
  return {
    ids,
    said: {
      fixedIn: fixedIn(fixedBy),
      severitySource: source,
      ...(name === '' || name === ids?.advisory ? {} : { title: name.slice(0, 300) }),
      ...(url ? { url } : {}),
      ...(issuedAt === undefined ? {} : isFix ? { fixPublishedAt: issuedAt } : { publishedAt: issuedAt }),
    },
    vendor: [{ source, severity, ...(vector === '' ? {} : { vector }) }],
    severity,
    printed: printed.severity || '(none)',
    at,
  }
}

/** Where an advisory was found. */
export interface AffectedPackage {
  name: string
  version: string
  /** Family of the distribution or package manager. */
  kind: string
  ofDistribution: boolean
  /** '' for packages of the distribution. */
  path: string
}

/**
 * The advisory in a package. Where Clair says Unknown, the greatest CVSS base score that it was enriched with grades
 * it, as Quay shows it; another row with a vendor's own word goes before that.
 */
export function foundVulnerability(
  { ids, said, vendor, severity, printed, at }: ReadAdvisory,
  affected: AffectedPackage,
  cvss: Cvss | undefined,
): FoundVulnerability | null {
  if (!ids) return null
  const graded = severity === 'unknown' && cvss !== undefined
  const nvd = cvss ? [{ source: 'nvd', ...scored(cvss) }] : []
  return {
    vulnerability: {
      ...ids,
      package: packageOf(affected, affected.kind),
      path: affected.path,
      ...said,
      ...(graded ? { severitySource: 'nvd (cvss)' } : {}),
      ratings: [...nvd, ...vendor].sort((a, b) => (a.source < b.source ? -1 : 1)),
    },
    severity: graded ? severityOfScore(cvss.score) : severity,
    printed,
    ...(graded ? { derived: true } : {}),
    ofDistribution: affected.ofDistribution,
    at,
  }
}

function scored({ score, vector }: Cvss) {
  return { severity: severityOfScore(score), score, ...(vector === '' ? {} : { vector }) }
}

/** The greater of two scores. */
export function worseCvss(a: Cvss | undefined, b: Cvss | undefined): Cvss | undefined {
  if (!a || !b) return a ?? b
  return a.score > b.score || (a.score === b.score && a.vector <= b.vector) ? a : b
}

/** A CVSS base score of 0–10, or undefined where none is printed. */
export function cvssOf(score: number | undefined, vector: string): Cvss | undefined {
  return score !== undefined && score >= 0 && score <= 10 ? { score, vector } : undefined
}
