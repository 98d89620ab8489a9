import type { EvidencePlace, Result, Severity, VexStatus } from '@/lib/core/report'
import type { Interval, StatedVulnerability } from '@/lib/core/timeline'

/** A state as the database answers it, current or past. */
export interface StateRow {
  assetId: string
  checkKey: string
  subjectKey: string
  subject: string
  result: Result
  severity: Severity
  detail: string
  printedResult: string
  validFrom: Date
  validTo: Date
  submissionId: string
  placeFrom: number
  placeTo: number
  placePointer: string | null
  placeLine: number | null
  /** Null: no vulnerability. */
  fixedIn: string | null
  severitySource: string | null
  clockFrom: Date | null
  clockBasis: 'fix' | 'published' | null
  /** Null: no statement of a VEX document. */
  vexStatus: VexStatus | null
  statedAt: Date | null
}

/** What a row says of a vulnerability, where it speaks of one. */
export function vulnerabilityOf(
  row: Pick<StateRow, 'fixedIn' | 'severitySource' | 'clockFrom' | 'clockBasis'>,
): StatedVulnerability | undefined {
  if (row.fixedIn === null) return undefined
  const clock =
    row.clockFrom && row.clockBasis ? { from: row.clockFrom.getTime(), basis: row.clockBasis } : null
  return { fixedIn: row.fixedIn, severitySource: row.severitySource ?? '', clock }
}

export function placeOf(
  row: Pick<StateRow, 'placeFrom' | 'placeTo' | 'placePointer' | 'placeLine'>,
): EvidencePlace {
  return {
    from: row.placeFrom,
    to: row.placeTo,
    ...(row.placePointer === null ? {} : { pointer: row.placePointer }),
    ...(row.placeLine === null ? {} : { line: row.placeLine }),
  }
}

export function intervalOf(row: StateRow): Interval {
  const vulnerability = vulnerabilityOf(row)
  return {
    result: row.result,
    severity: row.severity,
    detail: row.detail,
    printedResult: row.printedResult,
    submissionId: row.submissionId,
    at: placeOf(row),
    validFrom: row.validFrom.getTime(),
    validTo: row.validTo.getTime(),
    ...(vulnerability ? { vulnerability } : {}),
    ...(row.vexStatus === null
      ? {}
      : { vex: { status: row.vexStatus, statedAt: row.statedAt?.getTime() ?? null } }),
  }
}
