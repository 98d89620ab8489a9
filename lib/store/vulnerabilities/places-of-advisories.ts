import type { AssetKind, Severity } from '@/lib/core/report'
import type { TenantTx } from '../in-tenant'
import { vulnerableStates } from '../statistics/vulnerable-states'

/** A package of an asset that has a flaw. */
export interface AdvisoryPlace {
  advisory: string
  assetId: string
  assetKind: AssetKind
  assetName: string
  checkKey: string
  purl: string
  packageType: string
  packageName: string
  version: string
  path: string
  severity: Severity
  severitySource: string | null
  fixedIn: string
  since: Date
  findingId: string | null
  answered: boolean
}

/** Everywhere that advisories hold at an instant as known at another, the worst first, at most so many. */
export async function placesOfAdvisories(
  tx: TenantTx,
  ids: readonly string[],
  { at, knownAt }: { at: Date; knownAt: Date },
  limit: number,
): Promise<AdvisoryPlace[]> {
  return tx.db.$queryRaw<AdvisoryPlace[]>`
    WITH answer AS MATERIALIZED (SELECT asset_id, subject_key FROM app.vex_answered(${at}::timestamptz, ${knownAt}::timestamptz))
    SELECT v.advisory, a.id AS "assetId", a.kind AS "assetKind", a.name AS "assetName", s.check_key AS "checkKey", v.purl,
      v.package_type AS "packageType", v.package_name AS "packageName", v.package_version AS version, v.path, s.severity,
      s.severity_source AS "severitySource", s.fixed_in AS "fixedIn", s.valid_from AS since, k.finding_id AS "findingId",
      w.asset_id IS NOT NULL AS answered
    FROM vulnerability v
    JOIN ${vulnerableStates(tx.tenantId, { at, knownAt })} s ON s.subject_key = v.subject_key
    JOIN asset a ON a.tenant_id = ${tx.tenantId}::uuid AND a.id = s.asset_id
    LEFT JOIN finding_key k ON k.tenant_id = ${tx.tenantId}::uuid AND k.asset_id = s.asset_id AND k.check_key = s.check_key AND k.subject_key = s.subject_key
    LEFT JOIN answer w ON w.asset_id = s.asset_id AND w.subject_key = s.subject_key
    WHERE v.tenant_id = ${tx.tenantId}::uuid AND v.advisory = ANY(${[...ids]}::text[])
    ORDER BY array_position(ARRAY['critical', 'high', 'medium', 'low', 'info', 'unknown'], s.severity), a.name, v.purl, v.path, s.check_key LIMIT ${limit}`
}
