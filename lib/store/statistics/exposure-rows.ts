import { Prisma } from '../generated/client'
import { vulnerableStates } from './vulnerable-states'

/**
 * Critical and high vulnerabilities of images that were found by an instant: (finding_id, advisory, package_name, asset_id, asset_name,
 * severity, published_at, fixed_at, first_seen, gone_at, days). `gone_at` is null where one was open then; `days` count from publication,
 * else from the day it was seen, until it was gone or until the instant.
 */
export function exposureRows(tenantId: string, times: { at: Date; knownAt: Date }): Prisma.Sql {
  const { at, knownAt } = times
  return Prisma.sql`(
    SELECT r.*, greatest(0, floor(extract(epoch FROM (coalesce(r.gone_at, ${at}) - least(r.published_at, r.first_seen))) / 86400))::int AS days
    FROM (
      SELECT f.id AS finding_id, f.advisory, f.package_name, a.id AS asset_id, a.name AS asset_name, f.severity, d.published_at, o.fixed_at,
        f.first_seen, CASE WHEN o.finding_id IS NULL THEN coalesce(e.gone_at, f.first_seen) END AS gone_at
      FROM finding f
      JOIN asset a ON a.tenant_id = f.tenant_id AND a.id = f.asset_id AND a.tenant_id = ${tenantId}::uuid
      LEFT JOIN advisory d ON d.tenant_id = f.tenant_id AND d.id = f.advisory AND d.tenant_id = ${tenantId}::uuid
      LEFT JOIN (
        SELECT k.finding_id, min(s.clock_from) FILTER (WHERE s.clock_basis = 'fix') AS fixed_at
        FROM ${vulnerableStates(tenantId, times)} s
        JOIN finding_key k ON k.tenant_id = ${tenantId}::uuid AND k.asset_id = s.asset_id AND k.check_key = s.check_key
          AND k.subject_key = s.subject_key
        GROUP BY k.finding_id
      ) o ON o.finding_id = f.id
      LEFT JOIN (
        SELECT finding_id, max(at) AS gone_at FROM finding_event
        WHERE tenant_id = ${tenantId}::uuid AND kind = 'closed' AND at <= ${at} GROUP BY finding_id
      ) e ON e.finding_id = f.id
      WHERE f.tenant_id = ${tenantId}::uuid AND f.advisory IS NOT NULL AND f.severity IN ('critical', 'high') AND f.machine <> 'withdrawn'
        AND f.first_seen <= ${at} AND a.kind = 'image' AND a.created_at <= ${knownAt}
    ) r)`
}
