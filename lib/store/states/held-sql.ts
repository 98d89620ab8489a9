import { FOREVER_DATE } from '../forever'
import { Prisma } from '../generated/client'
import { knownEndSql } from './known-end-sql'

const COLUMNS = Prisma.sql`asset_id, check_key, subject_key, subject, result, severity, detail, printed_result, valid_from, submission_id,
  place_from, place_to, place_pointer, place_line, fixed_in, severity_source, clock_from, clock_basis, vex_status, stated_at`

/** Columns of {@link heldSql} as a `StateRow` names them. */
export const STATE_ROW_SQL = Prisma.sql`asset_id AS "assetId", check_key AS "checkKey", subject_key AS "subjectKey", subject, result, severity,
  detail, printed_result AS "printedResult", valid_from AS "validFrom", valid_to AS "validTo", submission_id AS "submissionId",
  place_from AS "placeFrom", place_to AS "placeTo", place_pointer AS "placePointer", place_line AS "placeLine",
  fixed_in AS "fixedIn", severity_source AS "severitySource", clock_from AS "clockFrom", clock_basis AS "clockBasis",
  vex_status AS "vexStatus", stated_at AS "statedAt"`

/**
 * States that held at an instant as known at another, in parentheses. btree ranges only: range types cannot be indexed under
 * row-level security.
 * @param latest as it is known when it is read, so that of history only what ended after `at` is looked at
 * @param also a further condition on them, `AND …`: within, so that each table's index serves it
 */
export function heldSql(
  tenantId: string,
  { at, knownAt, latest = false }: { at: Date; knownAt: Date; latest?: boolean },
  also: Prisma.Sql = Prisma.empty,
): Prisma.Sql {
  if (latest) {
    return Prisma.sql`(
      SELECT ${COLUMNS}, ${FOREVER_DATE}::timestamptz AS valid_to FROM state_current
      WHERE tenant_id = ${tenantId}::uuid AND valid_from <= ${at} ${also}
      UNION ALL
      SELECT ${COLUMNS}, valid_to FROM state_history
      WHERE tenant_id = ${tenantId}::uuid AND valid_from <= ${at} AND valid_to > ${at} AND recorded_to = ${FOREVER_DATE} ${also})`
  }
  return Prisma.sql`(
    SELECT ${COLUMNS}, ${FOREVER_DATE}::timestamptz AS valid_to FROM state_current
    WHERE tenant_id = ${tenantId}::uuid AND valid_from <= ${at} AND recorded_from <= ${knownAt} ${also}
    UNION ALL
    SELECT ${COLUMNS}, ${knownEndSql(knownAt)} AS valid_to FROM state_history
    WHERE tenant_id = ${tenantId}::uuid AND valid_from <= ${at} AND (valid_to > ${at} OR end_recorded > ${knownAt})
      AND recorded_from <= ${knownAt} AND recorded_to > ${knownAt} ${also})`
}
