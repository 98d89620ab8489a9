import { FOREVER_DATE } from '../forever'
import type { TenantTx } from '../in-tenant'
import type { StateRow } from './state-row'

export interface StateFilter {
  at: Date
  knownAt: Date
  assetIds: readonly string[] | null
  checkKeys: readonly string[] | null
  result: string | null
  after: { assetId: string; checkKey: string; subjectKey: string } | null
  limit: number
}

/** States at an instant as known at another, in the order of their keys. */
export async function listStates(tx: TenantTx, filter: StateFilter): Promise<StateRow[]> {
  const { at, knownAt, after } = filter
  const anyAsset = filter.assetIds === null
  const assets = [...(filter.assetIds ?? [])]
  const anyCheck = filter.checkKeys === null
  const checks = [...(filter.checkKeys ?? [])]
  return tx.db.$queryRaw<StateRow[]>`
    SELECT asset_id AS "assetId", check_key AS "checkKey", subject_key AS "subjectKey", subject, result, severity, detail,
      printed_result AS "printedResult", valid_from AS "validFrom", valid_to AS "validTo", submission_id AS "submissionId",
      place_from AS "placeFrom", place_to AS "placeTo", place_pointer AS "placePointer", place_line AS "placeLine",
      fixed_in AS "fixedIn", severity_source AS "severitySource", clock_from AS "clockFrom", clock_basis AS "clockBasis"
    FROM (
      SELECT asset_id, check_key, subject_key, subject, result, severity, detail, printed_result, valid_from,
        ${FOREVER_DATE}::timestamptz AS valid_to, submission_id, place_from, place_to, place_pointer, place_line,
      fixed_in, severity_source, clock_from, clock_basis
      FROM state_current
      WHERE tenant_id = ${tx.tenantId}::uuid AND valid_from <= ${at} AND recorded_from <= ${knownAt}
      UNION ALL
      SELECT asset_id, check_key, subject_key, subject, result, severity, detail, printed_result, valid_from, valid_to, submission_id,
        place_from, place_to, place_pointer, place_line,
      fixed_in, severity_source, clock_from, clock_basis
      FROM state_history
      WHERE tenant_id = ${tx.tenantId}::uuid AND valid_from <= ${at} AND valid_to > ${at} AND recorded_from <= ${knownAt}
        AND recorded_to > ${knownAt}
    ) s
    WHERE (${anyAsset} OR asset_id = ANY(${assets}::uuid[])) AND (${anyCheck} OR check_key = ANY(${checks}::uuid[]))
      AND (${filter.result}::text IS NULL OR result = ${filter.result})
      AND (${after?.assetId ?? null}::uuid IS NULL OR (asset_id, check_key, subject_key)
        > (${after?.assetId ?? null}::uuid, ${after?.checkKey ?? null}::uuid, ${after?.subjectKey ?? null}::uuid))
    ORDER BY asset_id, check_key, subject_key LIMIT ${filter.limit}`
}
