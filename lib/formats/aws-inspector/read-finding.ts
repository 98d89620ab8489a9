import type { EvidencePlace } from '../../core/report'
import { type JsonValue, listOf, memberOf, numberOf, textOf, textsOf } from '../json/json-value'
import { chooseAdvisory } from '../scan/advisory-ids'
import type { FoundVulnerability } from '../scan/found'
import { packageOf } from '../scan/package-of'
import { ratingsOf } from '../scan/ratings'
import { severityOf } from '../scan/severity'

/** Package managers, by what Inspector calls them. */
const MANAGERS: Record<string, string> = {
  NODEPKG: 'npm',
  NPM: 'npm',
  YARN: 'npm',
  PIP: 'pip',
  PYTHON: 'python',
  PYTHONPKG: 'python',
  PIPENV: 'pipenv',
  POETRY: 'poetry',
  GOBINARY: 'gobinary',
  GOMOD: 'gomod',
  JAR: 'jar',
  POM: 'pom',
  BUNDLER: 'bundler',
  GEMSPEC: 'gemspec',
  COMPOSER: 'composer',
  NUGET: 'nuget',
  CARGO: 'cargo',
}

/** Reads a vulnerability, once for each package that it is in. @param family of the image's distribution */
export function readFinding(finding: JsonValue, family: string, at: EvidencePlace): FoundVulnerability[] {
  const details = memberOf(finding, 'packageVulnerabilityDetails')
  const id = textOf(details, 'vulnerabilityId')
  const related = textsOf(details, 'relatedVulnerabilities').filter((one) => one.startsWith('CVE-'))
  const ids = chooseAdvisory(id === '' ? [] : [id], related)
  if (!ids) return []
  const printed = textOf(finding, 'severity')
  const status = textOf(finding, 'status')
  const vendor = textOf(details, 'source').toLowerCase()
  const epss = numberOf(memberOf(finding, 'epss'), 'score')
  const [url, title] = [textOf(details, 'sourceUrl'), textOf(finding, 'title')]
  const ratings = ratingsOf([
    ...listOf(details, 'cvss').map((cvss) => ({
      source: textOf(cvss, 'source').toLowerCase(),
      score: numberOf(cvss, 'baseScore'),
      vector: textOf(cvss, 'scoringVector'),
    })),
    ...(textOf(details, 'vendorSeverity') === ''
      ? []
      : [{ source: vendor, severity: severityOf(textOf(details, 'vendorSeverity')) }]),
  ])
  return listOf(details, 'vulnerablePackages').flatMap((one): FoundVulnerability[] => {
    const name = textOf(one, 'name')
    if (name === '') return []
    const manager = textOf(one, 'packageManager').toUpperCase()
    const ofDistribution = manager === 'OS' || manager === ''
    const version = [textOf(one, 'version'), textOf(one, 'release')].filter((part) => part !== '').join('-')
    const fixedIn = textOf(one, 'fixedInVersion')
    const inPackage = packageOf({ name, version }, ofDistribution ? family : (MANAGERS[manager] ?? ''))
    const suppressed = status === 'SUPPRESSED' || status === 'CLOSED' ? `status ${status}` : undefined
    return [
      {
        vulnerability: {
          ...ids,
          package: inPackage,
          path: ofDistribution ? '' : textOf(one, 'filePath'),
          fixedIn: fixedIn === 'NotAvailable' ? '' : fixedIn.replace(/^0:/, ''),
          severitySource: 'aws-inspector',
          ratings,
          ...(epss !== undefined && epss >= 0 && epss <= 1 ? { epss: { score: epss } } : {}),
          ...(title === '' ? {} : { title: title.slice(0, 300) }),
          ...(/^https?:\/\//.test(url) ? { url } : {}),
        },
        severity: severityOf(printed),
        printed: printed || '(none)',
        ofDistribution,
        ...(suppressed === undefined ? {} : { suppressed }),
        at,
      },
    ]
  })
}
