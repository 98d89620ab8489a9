import data from '../../../../frameworks/tools/plimsoll.json'
import { checkName } from '../../../core/check'
import { type ReportedCheck, SEVERITIES, type Severity } from '../../../core/report'
import type { SnapshotCheck } from './snapshot-check'

const BY_CODE = new Map(
  data.checks.map(({ id, title, severity }) => [
    id,
    { title, severity: SEVERITIES.find((one) => one === severity.toLowerCase()) ?? 'unknown' },
  ]),
)

/** A check as reports name it, and how its faults weigh; title and severity are the catalogue's. */
export function reportedCheck({ code }: SnapshotCheck): { check: ReportedCheck; severity: Severity } {
  const { title = code, severity = 'unknown' } = BY_CODE.get(code) ?? {}
  return {
    check: { name: checkName('plimsoll', code), title, printedId: code, known: BY_CODE.has(code) },
    severity,
  }
}
