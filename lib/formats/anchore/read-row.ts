import type { EvidencePlace } from '../../core/report'
import { distributionOfNamespace } from '../clair/distribution-of'
import { type JsonObject, listOf, memberOf, numberOf, textOf, textsOf } from '../json/json-value'
import { chooseAdvisory } from '../scan/advisory-ids'
import type { FoundVulnerability } from '../scan/found'
import { packageOf } from '../scan/package-of'
import { type PrintedRating, ratingsOf } from '../scan/ratings'
import { severityOf } from '../scan/severity'

const OF_DISTRIBUTION: Record<string, string> = {
  dpkg: 'debian',
  deb: 'debian',
  rpm: '',
  apk: 'alpine',
  apkg: 'alpine',
  os: '',
}
const NO_VALUE = /^(?:none|null|n\/a|unknown|pkgdb)$/i

/** Reads a vulnerability in a package; null when it names none. Names are written in either style. */
export function readRow(row: JsonObject, at: EvidencePlace): FoundVulnerability | null {
  const said = (...names: string[]) =>
    names.map((name) => textOf(row, name)).find((text) => text !== '' && !NO_VALUE.test(text)) ?? ''
  const id = said('vuln', 'vulnerabilityId')
  const whole = said('package')
  const version = said('package_version', 'packageVersion')
  const name =
    said('package_name', 'packageName') ||
    (version && whole.endsWith(`-${version}`) ? whole.slice(0, -version.length - 1) : whole)
  const nvd = [...listOf(row, 'nvd_data'), ...listOf(row, 'nvdData')]
  const cves = [
    ...nvd.map((one) => textOf(one, 'id')),
    ...textsOf(row, 'cves').flatMap((text) => text.split(/[\s,]+/)),
  ]
  const ids = chooseAdvisory(
    id === '' ? [] : [id],
    cves.filter((one) => one.startsWith('CVE-')),
  )
  if (!ids || name === '') return null
  const type = said('package_type', 'packageType').toLowerCase()
  const namespace = distributionOfNamespace(said('feed_group', 'feedGroup'))
  const ofDistribution = Object.hasOwn(OF_DISTRIBUTION, type)
  const family = ofDistribution ? (namespace?.family ?? OF_DISTRIBUTION[type] ?? '') : type
  const printed = textOf(row, 'severity')
  const vendor = [...listOf(row, 'vendor_data'), ...listOf(row, 'vendorData')]
  const url = said('url', 'link')
  const wontFix = said('will_not_fix', 'willNotFix') === 'true'
  return {
    vulnerability: {
      ...ids,
      package: packageOf({ name, version }, family),
      path: ofDistribution ? '' : said('package_path', 'packagePath'),
      fixedIn: said('fix'),
      ...(wontFix ? { fixStatus: 'will_not_fix' } : {}),
      severitySource: namespace?.family ?? '',
      ratings: ratingsOf([
        ...nvd.flatMap((one) => scores('nvd', one)),
        ...vendor.flatMap((one) => scores('vendor', one)),
      ]),
      ...(/^https?:\/\//.test(url) ? { url } : {}),
    },
    severity: severityOf(printed),
    printed: printed || '(none)',
    ofDistribution,
    at,
  }
}

/** The namespace of the feed that a row comes from, where it is a distribution's. */
export function distributionOfRow(row: JsonObject): { family: string; version: string } | null {
  return distributionOfNamespace(textOf(row, 'feed_group') || textOf(row, 'feedGroup'))
}

function scores(source: string, one: ReturnType<typeof listOf>[number]): PrintedRating[] {
  return ['cvss_v3', 'cvssV3', 'cvss_v2', 'cvssV2'].flatMap((member) => {
    const cvss = memberOf(one, member)
    const score = numberOf(cvss, 'base_score') ?? numberOf(cvss, 'baseScore')
    // No score is printed as -1.
    return score === undefined || score < 0
      ? []
      : [{ source, score, vector: textOf(cvss, 'vector_string') || textOf(cvss, 'vectorString') }]
  })
}
