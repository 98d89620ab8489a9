import type { TenantTx } from '../in-tenant'
import { vulnerableStates } from './vulnerable-states'

/** A package, whatever its version, and what hangs on it. */
export interface PackageBurden {
  type: string
  name: string
  /** Distinct advisories, those of high or critical severity, and assets. */
  advisories: number
  severe: number
  assets: number
}

/** Packages of images that cause most critical and high vulnerabilities at an instant: by pairs of asset and advisory, worst first. */
export async function worstPackages(
  tx: TenantTx,
  times: { at: Date; knownAt: Date },
  limit: number,
): Promise<PackageBurden[]> {
  return tx.db.$queryRaw<PackageBurden[]>`
    SELECT v.package_type AS type, v.package_name AS name, count(DISTINCT v.advisory)::int AS advisories,
      count(DISTINCT v.advisory) FILTER (WHERE s.severity IN ('critical', 'high'))::int AS severe, count(DISTINCT s.asset_id)::int AS assets
    FROM ${vulnerableStates(tx.tenantId, times)} s
    JOIN vulnerability v ON v.tenant_id = ${tx.tenantId}::uuid AND v.subject_key = s.subject_key
    JOIN asset a ON a.tenant_id = ${tx.tenantId}::uuid AND a.id = s.asset_id AND a.kind = 'image'
    GROUP BY v.package_type, v.package_name
    ORDER BY count(DISTINCT (s.asset_id, v.advisory)) FILTER (WHERE s.severity IN ('critical', 'high')) DESC,
      count(DISTINCT (s.asset_id, v.advisory)) DESC, v.package_name LIMIT ${limit}`
}
