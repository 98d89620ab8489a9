import type { Result, Severity } from '../../core/report'
import { type JsonObject, memberOf, textOf } from '../json/json-value'
import type { OtherFinding } from '../scan/asset-findings'
import { classCheck } from '../scan/finding-class'
import { severityOf } from '../scan/severity'
import { configCheck } from './config-check'

/** A row that is no vulnerability. `where` is what within its target it is about. */
export interface TrivyFinding {
  kind: 'misconfiguration' | 'secret' | 'license'
  where: string
  finding: Omit<OtherFinding, 'subject' | 'at'>
}

const RESULTS: Record<string, Result> = { PASS: 'pass', FAIL: 'fail', EXCEPTION: 'informational' }
const CONTAINER = /^container (?:'([^']{1,200})'|"([^"]{1,200})"|([^\s'"]{1,200})) of /i

/** Reads a misconfiguration; null when it names no check. */
export function readMisconfiguration(row: JsonObject): TrivyFinding | null {
  const id = textOf(row, 'ID') || textOf(row, 'AVDID')
  if (id === '') return null
  const status = textOf(row, 'Status') || 'FAIL'
  const message = textOf(row, 'Message')
  const [, single, double, bare] = CONTAINER.exec(message) ?? []
  const places = [textOf(memberOf(row, 'CauseMetadata'), 'Resource'), single ?? double ?? bare ?? '']
  return {
    kind: 'misconfiguration',
    where: [...new Set(places)].filter((place) => place !== '').join(' '),
    finding: {
      check: configCheck(id, textOf(row, 'Title')),
      result: (Object.hasOwn(RESULTS, status) ? RESULTS[status] : undefined) ?? 'error',
      ...graded(row),
      detail: message,
      printedResult: status,
    },
  }
}

/** Reads a secret: its rule and its place, never the match. */
export function readSecret(row: JsonObject): TrivyFinding {
  const category = textOf(row, 'Category')
  const rule = textOf(row, 'RuleID') || category || 'unknown rule'
  const title = textOf(row, 'Title') || rule
  return {
    kind: 'secret',
    where: rule,
    finding: {
      check: classCheck('trivy', 'secret'),
      result: 'fail',
      ...graded(row),
      detail: category === '' ? title : `${title} (${category})`,
      counted: true,
      printedResult: textOf(row, 'Severity'),
    },
  }
}

/** Reads a licence. One that allows use is told, it is no fault. */
export function readLicense(row: JsonObject): TrivyFinding {
  const severity = severityOf(textOf(row, 'Severity'))
  const places = [textOf(row, 'Name') || 'unknown licence', textOf(row, 'PkgName'), textOf(row, 'FilePath')]
  return {
    kind: 'license',
    where: places.filter((place) => place !== '').join(' '),
    finding: {
      check: classCheck('trivy', 'license'),
      result: severity === 'critical' || severity === 'high' ? 'fail' : 'informational',
      ...graded(row),
      detail: textOf(row, 'Category'),
      printedResult: textOf(row, 'Severity'),
    },
  }
}

function graded(row: JsonObject): { severity?: Severity } {
  const word = textOf(row, 'Severity')
  return word === '' ? {} : { severity: severityOf(word) }
}
