import { FOREVER_DATE } from '../forever'
import type { TenantTx } from '../in-tenant'
import type { StateRow } from './state-row'

export interface StatesAtQuery {
  at: Date
  knownAt: Date
  /** null: every asset. */
  assetIds: readonly string[] | null
  checkKeys?: readonly string[]
}

/** What held at an instant, as known at another. btree ranges only: range types cannot be indexed under row-level security. */
export async function statesAt(
  tx: TenantTx,
  { at, knownAt, assetIds, checkKeys }: StatesAtQuery,
): Promise<StateRow[]> {
  const anyAsset = assetIds === null
  const assets = [...(assetIds ?? [])]
  const anyCheck = checkKeys === undefined
  const checks = [...(checkKeys ?? [])]
  return tx.db.$queryRaw<StateRow[]>`
    SELECT asset_id AS "assetId", check_key AS "checkKey", subject_key AS "subjectKey", subject, result, severity, detail,
      printed_result AS "printedResult", valid_from AS "validFrom", ${FOREVER_DATE}::timestamptz AS "validTo", submission_id AS "submissionId",
      place_from AS "placeFrom", place_to AS "placeTo", place_pointer AS "placePointer", place_line AS "placeLine",
      fixed_in AS "fixedIn", severity_source AS "severitySource", clock_from AS "clockFrom", clock_basis AS "clockBasis"
    FROM state_current
    WHERE tenant_id = ${tx.tenantId}::uuid AND (${anyAsset} OR asset_id = ANY(${assets}::uuid[]))
      AND (${anyCheck} OR check_key = ANY(${checks}::uuid[])) AND valid_from <= ${at} AND recorded_from <= ${knownAt}
    UNION ALL
    SELECT asset_id, check_key, subject_key, subject, result, severity, detail, printed_result, valid_from, valid_to, submission_id,
      place_from, place_to, place_pointer, place_line,
      fixed_in, severity_source, clock_from, clock_basis
    FROM state_history
    WHERE tenant_id = ${tx.tenantId}::uuid AND (${anyAsset} OR asset_id = ANY(${assets}::uuid[]))
      AND (${anyCheck} OR check_key = ANY(${checks}::uuid[])) AND valid_from <= ${at} AND valid_to > ${at}
      AND recorded_from <= ${knownAt} AND recorded_to > ${knownAt}`
}
