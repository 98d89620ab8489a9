import type { Severity } from '@/lib/core/report'
import { FOREVER_DATE } from '../forever'
import type { TenantTx } from '../in-tenant'
import { knownEndSql } from './known-end-sql'

export interface FailureOfAsset {
  checkKey: string
  subject: string
  severity: Severity
  from: Date
  to: Date
  findingId: string | null
  title: string | null
}

/**
 * Stretches over which things failed on an asset, up to an instant as known at another, each with its finding. A failure whose
 * words changed goes on as one stretch.
 */
export async function failuresOfAsset(
  tx: TenantTx,
  assetId: string,
  { at, knownAt }: { at: Date; knownAt: Date },
): Promise<FailureOfAsset[]> {
  return tx.db.$queryRaw<FailureOfAsset[]>`
    WITH failing AS (
      SELECT check_key, subject_key, subject, severity, valid_from, ${FOREVER_DATE}::timestamptz AS valid_to FROM state_current
      WHERE tenant_id = ${tx.tenantId}::uuid AND asset_id = ${assetId}::uuid AND result = 'fail' AND valid_from <= ${at}
        AND recorded_from <= ${knownAt}
      UNION ALL
      SELECT check_key, subject_key, subject, severity, valid_from, ${knownEndSql(knownAt)} FROM state_history
      WHERE tenant_id = ${tx.tenantId}::uuid AND asset_id = ${assetId}::uuid AND result = 'fail' AND valid_from <= ${at}
        AND recorded_from <= ${knownAt} AND recorded_to > ${knownAt}
    ), placed AS (
      SELECT *, count(*) FILTER (WHERE begins) OVER (PARTITION BY check_key, subject_key ORDER BY valid_from) AS stretch
      FROM (
        SELECT *, valid_from IS DISTINCT FROM lag(valid_to) OVER (PARTITION BY check_key, subject_key ORDER BY valid_from) AS begins FROM failing
      ) marked
    ), joined AS (
      SELECT check_key, subject_key, max(subject) AS subject, (array_agg(severity ORDER BY valid_from DESC))[1] AS severity,
        min(valid_from) AS valid_from, max(valid_to) AS valid_to
      FROM placed GROUP BY check_key, subject_key, stretch
    )
    SELECT j.check_key AS "checkKey", j.subject, j.severity, j.valid_from AS "from", j.valid_to AS "to", k.finding_id AS "findingId", f.title
    FROM joined j
    LEFT JOIN finding_key k ON k.tenant_id = ${tx.tenantId}::uuid AND k.asset_id = ${assetId}::uuid AND k.check_key = j.check_key
      AND k.subject_key = j.subject_key
    LEFT JOIN finding f ON f.tenant_id = ${tx.tenantId}::uuid AND f.id = k.finding_id
    ORDER BY j.valid_from, f.weight DESC NULLS LAST, j.check_key, j.subject`
}
