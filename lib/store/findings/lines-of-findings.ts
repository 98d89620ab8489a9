import { FOREVER_DATE } from '../forever'
import type { TenantTx } from '../in-tenant'
import type { StateRow } from '../states/state-row'

/** A stretch of failure that a finding speaks of. */
export interface FindingStateRow extends StateRow {
  findingId: string
}

/**
 * All that ever failed of findings' keys, as now known, oldest first. Each key is looked up by itself (OFFSET 0 keeps the planner from
 * joining whole tables, which it took for cheaper where it knew nothing of them: 40 ms of CPU instead of one).
 */
export async function linesOfFindings(tx: TenantTx, ids: readonly string[]): Promise<FindingStateRow[]> {
  if (ids.length === 0) return []
  return tx.db.$queryRaw<FindingStateRow[]>`
    WITH k AS (
      SELECT finding_id, asset_id, check_key, subject_key FROM finding_key
      WHERE tenant_id = ${tx.tenantId}::uuid AND finding_id = ANY(${[...new Set(ids)]}::uuid[])
    )
    SELECT k.finding_id AS "findingId", s.asset_id AS "assetId", s.check_key AS "checkKey", s.subject_key AS "subjectKey", s.subject, s.result,
      s.severity, s.detail, s.printed_result AS "printedResult", s.valid_from AS "validFrom", ${FOREVER_DATE}::timestamptz AS "validTo",
      s.submission_id AS "submissionId", s.place_from AS "placeFrom", s.place_to AS "placeTo", s.place_pointer AS "placePointer",
      s.place_line AS "placeLine", s.fixed_in AS "fixedIn", s.severity_source AS "severitySource", s.clock_from AS "clockFrom",
      s.clock_basis AS "clockBasis", s.vex_status AS "vexStatus", s.stated_at AS "statedAt"
    FROM k CROSS JOIN LATERAL (
      SELECT * FROM state_current o WHERE o.tenant_id = ${tx.tenantId}::uuid AND o.asset_id = k.asset_id AND o.check_key = k.check_key
        AND o.subject_key = k.subject_key AND o.result = 'fail' OFFSET 0
    ) s
    UNION ALL
    SELECT k.finding_id, s.asset_id, s.check_key, s.subject_key, s.subject, s.result, s.severity, s.detail, s.printed_result, s.valid_from,
      s.valid_to, s.submission_id, s.place_from, s.place_to, s.place_pointer, s.place_line, s.fixed_in, s.severity_source, s.clock_from,
      s.clock_basis, s.vex_status, s.stated_at
    FROM k CROSS JOIN LATERAL (
      SELECT * FROM state_history o WHERE o.tenant_id = ${tx.tenantId}::uuid AND o.asset_id = k.asset_id AND o.check_key = k.check_key
        AND o.subject_key = k.subject_key AND o.result = 'fail' AND o.recorded_to = ${FOREVER_DATE} OFFSET 0
    ) s
    ORDER BY "validFrom"`
}
