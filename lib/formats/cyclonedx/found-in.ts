import type { Severity, Vulnerability } from '../../core/report'
import { chooseAdvisory, idsIn } from '../scan/advisory-ids'
import type { FoundVulnerability } from '../scan/found'
import { packageOf } from '../scan/package-of'
import { ratingsOf } from '../scan/ratings'
import { severityOfScore, severityRank } from '../scan/severity'
import type { BomComponent, BomVulnerability } from './bom'

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const NO_FAULT = ['not_affected', 'false_positive', 'resolved', 'resolved_with_pedigree']
const OF_DISTRIBUTION = ['deb', 'rpm', 'apk']

/** A flaw in a component; null where it has no id or the component no name. @param open the component's versions are affected */
export function foundIn(
  component: BomComponent,
  flaw: BomVulnerability,
  open: boolean,
): FoundVulnerability | null {
  const ids = idsOf(flaw)
  if (!ids || (component.name === '' && component.purl === '')) return null
  const name =
    component.group !== '' && /^pkg:maven\//.test(component.purl)
      ? `${component.group}:${component.name}`
      : component.name
  const inPackage = packageOf({ name, version: component.version, purl: component.purl }, '')
  const { severity, source, derived } = worst(flaw)
  const noFault = NO_FAULT.includes(flaw.state)
  const why = [flaw.state, flaw.justification].filter((part) => part !== '').join(', ')
  return {
    vulnerability: {
      ...ids,
      package: inPackage,
      path: '',
      fixedIn: fixedIn(flaw.recommendation, component.name),
      severitySource: source,
      ratings: ratingsOf(flaw.ratings),
      ...(flaw.title === '' ? {} : { title: flaw.title.slice(0, 300) }),
      ...(/^https?:\/\//.test(flaw.url) ? { url: flaw.url } : {}),
      ...(flaw.publishedAt === undefined ? {} : { publishedAt: flaw.publishedAt }),
    },
    severity,
    printed: worstWord(flaw),
    ...(derived ? { derived } : {}),
    ofDistribution: OF_DISTRIBUTION.includes(inPackage.type),
    ...(noFault
      ? { suppressed: `left out: ${why}` }
      : open
        ? {}
        : { suppressed: 'left out: this version is said to be unaffected' }),
    at: flaw.at,
  }
}

function idsOf({ id, references }: BomVulnerability): Pick<Vulnerability, 'advisory' | 'aliases'> | null {
  const others = references.filter((one) => one !== '')
  // Some databases call a flaw by an id that means nothing outside.
  const own = UUID.test(id) && others.length > 0 ? others : [id].filter((one) => one !== '')
  const cves = own === others ? [] : others.filter((one) => one.startsWith('CVE-'))
  const ids = chooseAdvisory(
    own.map((one) => idsIn(one)[0] ?? one),
    cves,
  )
  if (!ids) return null
  const aliases = new Set([...ids.aliases, ...others.filter((one) => !UUID.test(one))])
  aliases.delete(ids.advisory)
  return { advisory: ids.advisory, aliases: [...aliases].sort().slice(0, 200) }
}

/** The worst of all severities that are given, else the severity of the greatest score. */
function worst({ ratings, source }: BomVulnerability): {
  severity: Severity
  source: string
  derived?: true
} {
  const worded = ratings.flatMap((one) =>
    one.severity === undefined ? [] : [{ ...one, severity: one.severity }],
  )
  const [first] = worded.sort((a, b) => severityRank(b.severity) - severityRank(a.severity))
  if (first) return { severity: first.severity, source: first.source || source }
  const scored = ratings.flatMap((one) => (one.score === undefined ? [] : [{ ...one, score: one.score }]))
  const [greatest] = scored.sort((a, b) => b.score - a.score)
  if (!greatest) return { severity: 'unknown', source }
  return { severity: severityOfScore(greatest.score), source: greatest.source || source, derived: true }
}

const WORDS = ['unknown', 'none', 'info', 'low', 'medium', 'high', 'critical']

/** The worst word of severity as printed, for counting. */
export function worstWord({ ratings }: BomVulnerability): string {
  const words = ratings.flatMap(({ word }) => (word === '' ? [] : [word.toLowerCase()]))
  return words.sort((a, b) => WORDS.indexOf(b) - WORDS.indexOf(a))[0] ?? '(none)'
}

/** The version that a recommendation speaks of (`Upgrade NAME to version 1.2; …`); '' where it is not plain. */
function fixedIn(recommendation: string, name: string): string {
  const parts = recommendation.slice(0, 5000).split(/[;\n]/)
  const part = parts.length === 1 ? parts[0] : parts.find((one) => one.includes(name))
  return /\bto (?:version )?v?(\d[\w.+~:-]{0,80}\w|\d)/.exec(part ?? '')?.[1] ?? ''
}
