import { checkName, slug } from '../../core/check'
import type { EvidencePlace, Result } from '../../core/report'
import { type JsonObject, listOf, memberOf, textOf } from '../json/json-value'
import { chooseAdvisory, idsIn } from '../scan/advisory-ids'
import type { OtherFinding } from '../scan/asset-findings'
import type { FoundVulnerability } from '../scan/found'
import { packageOf } from '../scan/package-of'
import { severityOf } from '../scan/severity'
import { resourceName } from '../trivy/workload-name'

const RESULTS: Record<string, Result> = {
  pass: 'pass',
  fail: 'fail',
  // A policy that is not enforced: it is broken all the same.
  warn: 'fail',
  error: 'error',
  skip: 'not_checked',
}

/** A result that is a flaw in a package; null where it is none. */
export function readVulnerability(row: JsonObject, at: EvidencePlace): FoundVulnerability | null {
  const [id] = idsIn(textOf(row, 'policy'))
  const properties = memberOf(row, 'properties')
  const name = textOf(properties, 'pkgName')
  const ids = id === undefined || id !== textOf(row, 'policy') ? null : chooseAdvisory([id], [])
  if (!ids || name === '') return null
  const [printed, result] = [textOf(row, 'severity'), textOf(row, 'result')]
  const [url, title] = [textOf(properties, 'primaryURL'), textOf(row, 'message')]
  return {
    vulnerability: {
      ...ids,
      package: packageOf({ name, version: textOf(properties, 'installedVersion') }, ''),
      path: '',
      fixedIn: textOf(properties, 'fixedVersion'),
      severitySource: '',
      ratings: [],
      ...(title === '' ? {} : { title: title.slice(0, 300) }),
      ...(/^https?:\/\//.test(url) ? { url } : {}),
    },
    severity: severityOf(printed),
    printed: result,
    ofDistribution: true,
    ...(result === 'pass' || result === 'skip' ? { suppressed: `the report says ${result}` } : {}),
    at,
  }
}

/** Any other result: a policy of its source, which no list of ours has. */
export function readPolicy(row: JsonObject, at: EvidencePlace): OtherFinding | null {
  const [source = '', policy = '', rule = '', result = ''] = ['source', 'policy', 'rule', 'result'].map(
    (name) => textOf(row, name),
  )
  if (policy === '' && rule === '') return null
  const id = [policy, rule].filter((part) => part !== '').join('/')
  const severity = textOf(row, 'severity')
  const resources = [...listOf(row, 'resources'), ...listOf(row, 'subjects')]
  const subjects = resources.map((one) =>
    resourceName({
      kind: textOf(one, 'kind'),
      namespace: textOf(one, 'namespace'),
      name: textOf(one, 'name'),
    }),
  )
  return {
    check: {
      name: checkName(
        'openreports',
        [slug(source), id.slice(0, 200)].filter((part) => part !== '').join('/'),
      ),
      title: id,
      printedId: id,
      known: false,
    },
    subject: subjects.slice(0, 5).join(', '),
    result: (Object.hasOwn(RESULTS, result) ? RESULTS[result] : undefined) ?? 'error',
    ...(severity === '' ? {} : { severity: severityOf(severity) }),
    detail: textOf(row, 'message') || textOf(row, 'description'),
    counted: true,
    printedResult: result,
    at,
  }
}
