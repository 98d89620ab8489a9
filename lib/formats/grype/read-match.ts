import type { EvidencePlace } from '../../core/report'
import { type JsonValue, listOf, memberOf, numberOf, textOf, textsOf } from '../json/json-value'
import { chooseAdvisory } from '../scan/advisory-ids'
import type { FoundVulnerability } from '../scan/found'
import { isDistribution, packageOf } from '../scan/package-of'
import { type PrintedRating, ratingsOf } from '../scan/ratings'
import { severityOf } from '../scan/severity'

/** Kinds of packages that a distribution's manager installed: their place is its database, not a path. */
const OF_DISTRIBUTION = ['deb', 'rpm', 'apk', 'alpm', 'portage']
const FIX_STATES: Record<string, string> = {
  fixed: 'fixed',
  'not-fixed': 'affected',
  'wont-fix': 'will_not_fix',
}

/** Reads a match; null when it names no advisory or no package. */
export function readMatch(match: JsonValue, at: EvidencePlace): FoundVulnerability | null {
  const flaw = memberOf(match, 'vulnerability')
  const artifact = memberOf(match, 'artifact')
  const id = textOf(flaw, 'id')
  const name = textOf(artifact, 'name')
  const related = listOf(match, 'relatedVulnerabilities')
  const cves = related.map((one) => textOf(one, 'id')).filter((one) => one.startsWith('CVE-'))
  const advisories = listOf(flaw, 'advisories').map((one) => textOf(one, 'id'))
  const ids = chooseAdvisory([id, ...advisories].filter(Boolean), cves)
  if (!ids || id === '' || name === '') return null

  const type = textOf(artifact, 'type')
  const source = sourceOf(textOf(flaw, 'namespace'))
  const printed = textOf(flaw, 'severity')
  // Some feeds have no word of their own: then that of the flaw it is the same as.
  const other = printed === '' ? related.find((one) => textOf(one, 'severity') !== '') : undefined
  const fix = memberOf(flaw, 'fix')
  const fixStatus = FIX_STATES[textOf(fix, 'state')]
  const inPackage = packageOf(
    { name, version: textOf(artifact, 'version'), purl: textOf(artifact, 'purl') },
    type === 'deb' || type === 'rpm' || type === 'apk'
      ? distroOf(flaw)
      : textOf(artifact, 'language') || type,
  )
  const ofDistribution = OF_DISTRIBUTION.includes(type) || OF_DISTRIBUTION.includes(inPackage.type)
  const epss = epssOf(flaw)
  const url = textOf(flaw, 'dataSource') || (textsOf(flaw, 'links')[0] ?? '')
  const versions = textsOf(fix, 'versions').join(', ')
  return {
    vulnerability: {
      ...ids,
      package: inPackage,
      path: ofDistribution ? '' : textOf(listOf(artifact, 'locations')[0], 'path'),
      fixedIn: versions || textOf(flaw, 'fixedInVersion'),
      ...(fixStatus ? { fixStatus } : {}),
      severitySource: other ? sourceOf(textOf(other, 'namespace')) : source,
      ratings: ratingsOf([
        ...(printed === '' ? [] : [{ source, severity: severityOf(printed) }]),
        ...scores(flaw, source),
        ...related.flatMap((one) => rated(one)),
      ]),
      ...(epss ? { epss } : {}),
      ...(listOf(flaw, 'knownExploited').length > 0 ? { knownExploited: true } : {}),
      ...(/^https?:\/\//.test(url) ? { url } : {}),
    },
    severity: severityOf(printed || textOf(other, 'severity')),
    printed: printed || '(none)',
    ...(other ? { derived: true } : {}),
    ofDistribution,
    at,
  }
}

function rated(flaw: JsonValue): PrintedRating[] {
  const source = sourceOf(textOf(flaw, 'namespace'))
  const word = textOf(flaw, 'severity')
  return [...(word === '' ? [] : [{ source, severity: severityOf(word) }]), ...scores(flaw, source)]
}

/** CVSS as printed, the newest version first. */
function scores(flaw: JsonValue | undefined, source: string): PrintedRating[] {
  const listed = listOf(flaw, 'cvss').map((one) => ({
    version: textOf(one, 'version'),
    source: ratedBy(textOf(one, 'source')) || source,
    score: numberOf(memberOf(one, 'metrics'), 'baseScore'),
    vector: textOf(one, 'vector'),
  }))
  // Before 0.11.
  const old = ['cvssV3', 'cvssV2'].map((member) => ({
    version: member.slice(-1),
    source,
    score: numberOf(memberOf(flaw, member), 'baseScore'),
    vector: textOf(memberOf(flaw, member), 'vector'),
  }))
  return [...listed, ...old].sort((a, b) => (a.version > b.version ? -1 : a.version < b.version ? 1 : 0))
}

function epssOf(flaw: JsonValue | undefined): { score: number; percentile?: number } | undefined {
  const [first] = listOf(flaw, 'epss')
  const score = numberOf(first, 'epss')
  const percentile = numberOf(first, 'percentile')
  if (score === undefined || score < 0 || score > 1) return undefined
  return { score, ...(percentile === undefined ? {} : { percentile }) }
}

/** Whose feed a namespace is: `debian:distro:debian:10` → `debian`. */
function sourceOf(namespace: string): string {
  const first = namespace.split(':')[0] ?? ''
  return first === 'github' ? 'ghsa' : first
}

function ratedBy(source: string): string {
  return source === 'nvd@nist.gov' ? 'nvd' : source
}

function distroOf(flaw: JsonValue | undefined): string {
  const family = sourceOf(textOf(flaw, 'namespace'))
  return isDistribution(family) ? family : ''
}
