import { FOREVER_DATE } from '../forever'
import type { TenantTx } from '../in-tenant'
import { knownEndSql } from '../states/known-end-sql'
import type { StateRow } from '../states/state-row'

const EVER = new Date(FOREVER_DATE.getTime() - 1)

/** The state a finding speaks of: the one that fails at an instant, as known at another, else the last that did. */
export async function stateOfFinding(
  tx: TenantTx,
  findingId: string,
  { at, knownAt }: { at: Date; knownAt: Date } = { at: EVER, knownAt: EVER },
): Promise<StateRow | null> {
  const rows = await tx.db.$queryRaw<StateRow[]>`
    SELECT s.asset_id AS "assetId", s.check_key AS "checkKey", s.subject_key AS "subjectKey", s.subject, s.result, s.severity, s.detail,
      s.printed_result AS "printedResult", s.valid_from AS "validFrom", s.valid_to AS "validTo", s.submission_id AS "submissionId",
      s.place_from AS "placeFrom", s.place_to AS "placeTo", s.place_pointer AS "placePointer", s.place_line AS "placeLine",
      s.fixed_in AS "fixedIn", s.severity_source AS "severitySource", s.clock_from AS "clockFrom", s.clock_basis AS "clockBasis",
      s.vex_status AS "vexStatus", s.stated_at AS "statedAt"
    FROM finding_key k JOIN (
      SELECT tenant_id, asset_id, check_key, subject_key, subject, result, severity, detail, printed_result, valid_from,
        ${FOREVER_DATE}::timestamptz AS valid_to, submission_id, place_from, place_to, place_pointer, place_line,
        fixed_in, severity_source, clock_from, clock_basis, vex_status, stated_at
      FROM state_current WHERE tenant_id = ${tx.tenantId}::uuid AND result = 'fail' AND valid_from <= ${at} AND recorded_from <= ${knownAt}
      UNION ALL
      SELECT tenant_id, asset_id, check_key, subject_key, subject, result, severity, detail, printed_result, valid_from,
        ${knownEndSql(knownAt)}, submission_id,
        place_from, place_to, place_pointer, place_line,
        fixed_in, severity_source, clock_from, clock_basis, vex_status, stated_at
      FROM state_history WHERE tenant_id = ${tx.tenantId}::uuid AND result = 'fail' AND valid_from <= ${at}
        AND recorded_from <= ${knownAt} AND recorded_to > ${knownAt}
    ) s ON s.tenant_id = k.tenant_id AND s.asset_id = k.asset_id AND s.check_key = k.check_key AND s.subject_key = k.subject_key
    WHERE k.tenant_id = ${tx.tenantId}::uuid AND k.finding_id = ${findingId}::uuid
    ORDER BY s.valid_from DESC LIMIT 1`
  return rows[0] ?? null
}
