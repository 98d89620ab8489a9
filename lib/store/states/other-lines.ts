import type { KnownLine } from '@/lib/core/place-report'
import type { Stated } from '@/lib/core/timeline'
import { FOREVER_DATE } from '../forever'
import { idsAsBytes } from '../ids-as-bytes'
import type { TenantTx } from '../in-tenant'
import { intervalOf, type StateRow } from './state-row'

/** What is said of a line. */
export interface SaidLine {
  checkKey: string
  subjectKey: string
  said: Stated
}

/** A line that does not stand as it is said. */
export interface OtherLine {
  checkKey: string
  subjectKey: string
  isSaid: boolean
  /** As it stands; null: it does not. */
  line: KnownLine | null
}

type Row = Omit<StateRow, 'result'> & { result: StateRow['result'] | null; isSaid: boolean }

/**
 * Holds what a report says of an asset against what stands there, of the checks that it looked at. Whatever stands as it is said
 * (`sameState`) stays in the database: of a daily report nearly all.
 */
export async function otherLines(
  tx: TenantTx,
  assetId: string,
  said: readonly SaidLine[],
  checkKeys: readonly string[],
): Promise<OtherLine[]> {
  // What only vulnerabilities or documents have is left out where nobody speaks of any: what is shorter counts as null.
  const some = <T>(of: (said: Stated) => T | null): (T | null)[] => {
    const values = said.map((line) => of(line.said))
    return values.some((value) => value !== null) ? values : []
  }
  const instant = (at: number | null | undefined) => (typeof at === 'number' ? new Date(at) : null)
  const rows = await tx.db.$queryRaw<Row[]>`
    SELECT coalesce(s.check_key, w.check_key) AS "checkKey", coalesce(s.subject_key, w.subject_key) AS "subjectKey",
      w.check_key IS NOT NULL AS "isSaid", s.subject, s.result, s.severity, s.detail, s.printed_result AS "printedResult",
      s.valid_from AS "validFrom", ${FOREVER_DATE}::timestamptz AS "validTo", s.submission_id AS "submissionId", s.place_from AS "placeFrom",
      s.place_to AS "placeTo", s.place_pointer AS "placePointer", s.place_line AS "placeLine", s.fixed_in AS "fixedIn",
      s.severity_source AS "severitySource", s.clock_from AS "clockFrom", s.clock_basis AS "clockBasis", s.vex_status AS "vexStatus",
      s.stated_at AS "statedAt"
    FROM (SELECT * FROM state_current WHERE tenant_id = ${tx.tenantId}::uuid AND asset_id = ${assetId}::uuid) s
    FULL JOIN unnest(${idsAsBytes(said.map((line) => line.checkKey))}::uuid[], ${idsAsBytes(said.map((line) => line.subjectKey))}::uuid[],
      ${said.map((line) => line.said.result)}::text[], ${said.map((line) => line.said.severity)}::text[],
      ${said.map((line) => line.said.detail)}::text[], ${some((one) => one.vulnerability?.fixedIn ?? null)}::text[],
      ${some((one) => instant(one.vulnerability?.clock?.from))}::timestamptz[], ${some((one) => one.vex?.status ?? null)}::text[],
      ${some((one) => instant(one.vex?.statedAt))}::timestamptz[])
      AS w(check_key, subject_key, result, severity, detail, fixed_in, clock_from, vex_status, stated_at)
      ON s.check_key = w.check_key AND s.subject_key = w.subject_key
    WHERE CASE WHEN w.check_key IS NULL THEN s.check_key = ANY(${idsAsBytes(checkKeys)}::uuid[])
      ELSE s.result IS DISTINCT FROM w.result OR s.severity <> w.severity OR s.detail <> w.detail OR s.fixed_in IS DISTINCT FROM w.fixed_in
        OR s.clock_from IS DISTINCT FROM w.clock_from OR s.vex_status IS DISTINCT FROM w.vex_status
        OR s.stated_at IS DISTINCT FROM w.stated_at END`
  return rows.map(({ isSaid, result, ...row }) => {
    const { checkKey, subjectKey, subject } = row
    const intervals = result === null ? null : [intervalOf({ ...row, result, assetId })]
    return { checkKey, subjectKey, isSaid, line: intervals && { checkKey, subjectKey, subject, intervals } }
  })
}
