import { checkName } from '../../core/check'
import type { EvidencePlace } from '../../core/report'
import { type JsonObject, memberOf, numberOf, textOf, textsOf } from '../json/json-value'
import { chooseAdvisory } from '../scan/advisory-ids'
import type { OtherFinding } from '../scan/asset-findings'
import { classCheck } from '../scan/finding-class'
import type { FoundVulnerability } from '../scan/found'
import { instant } from '../scan/instant'
import { packageOf } from '../scan/package-of'
import { ratingsOf } from '../scan/ratings'
import { severityOf } from '../scan/severity'
import { configCheck } from '../trivy/config-check'

/** What distinguishes a row of the operator from one of the command: names in other case, one line of messages. */
export interface Row {
  value: JsonObject
  at: EvidencePlace
}

const OF_DISTRIBUTION = ['deb', 'rpm', 'apk']

export function readVulnerability({ value, at }: Row, family: string): FoundVulnerability | null {
  const id = textOf(value, 'vulnerabilityID')
  const name = textOf(value, 'resource')
  const purl = textOf(value, 'packagePURL')
  const ids = chooseAdvisory(id === '' ? [] : [id], [])
  if (!ids || (name === '' && purl === '')) return null
  const type = textOf(value, 'packageType')
  const inDistribution =
    textOf(value, 'class') === 'os-pkgs' || (type === '' && textOf(value, 'target') === '')
  const inPackage = packageOf(
    { name, version: textOf(value, 'installedVersion'), purl },
    inDistribution ? family || type : type,
  )
  const ofDistribution = inDistribution || OF_DISTRIBUTION.includes(inPackage.type)
  const printed = textOf(value, 'severity')
  const publishedAt = instant(textOf(value, 'publishedDate'))
  const [url, title] = [textOf(value, 'primaryLink'), textOf(value, 'title')]
  const scored = memberOf(value, 'cvss')
  const sources = scored instanceof Map ? [...scored] : []
  return {
    vulnerability: {
      ...ids,
      package: inPackage,
      path: ofDistribution ? '' : textOf(value, 'packagePath') || textOf(value, 'target'),
      fixedIn: textOf(value, 'fixedVersion'),
      severitySource: '',
      ratings: ratingsOf([
        ...sources.map(([source, cvss]) => ({
          source,
          score: numberOf(cvss, 'V3Score') ?? numberOf(cvss, 'V2Score'),
          vector: textOf(cvss, 'V3Vector') || textOf(cvss, 'V2Vector'),
        })),
        { source: 'trivy', score: numberOf(value, 'score') },
      ]),
      ...(title === '' ? {} : { title: title.slice(0, 300) }),
      ...(/^https?:\/\//.test(url) ? { url } : {}),
      ...(publishedAt === undefined ? {} : { publishedAt }),
    },
    severity: severityOf(printed),
    printed: printed || '(none)',
    ofDistribution,
    at,
  }
}

/** Reads a check of a manifest; `control` is the control of a compliance report that it stands under. */
export function readCheck(
  { value, at }: Row,
  prefix: string,
  control?: { name: string; title: string },
): OtherFinding | null {
  const id = textOf(value, 'checkID')
  const success = textOf(value, 'success')
  if (id === '' && !control) return null
  const check =
    id === '' && control
      ? { name: checkName('trivy', control.name), title: control.title || control.name, known: false }
      : configCheck(id, textOf(value, 'title'))
  const printed = textOf(value, 'severity')
  const where = [prefix, textOf(value, 'target')].filter((part) => part !== '').join(' ')
  return {
    check,
    subject: where,
    result: success === 'true' ? 'pass' : success === 'false' ? 'fail' : 'error',
    ...(printed === '' ? {} : { severity: severityOf(printed) }),
    detail: textsOf(value, 'messages').join('; '),
    printedResult: success,
    at,
  }
}

/** Reads a secret: its rule and place, never the match. */
export function readSecret({ value, at }: Row): OtherFinding {
  const rule = textOf(value, 'ruleID') || textOf(value, 'category') || 'unknown rule'
  const printed = textOf(value, 'severity')
  const subject = [rule, textOf(value, 'target')].filter((part) => part !== '').join(' ')
  return {
    check: classCheck('trivy-operator', 'secret'),
    subject,
    result: 'fail',
    ...(printed === '' ? {} : { severity: severityOf(printed) }),
    detail: textOf(value, 'title') || rule,
    counted: true,
    printedResult: printed,
    at,
  }
}
