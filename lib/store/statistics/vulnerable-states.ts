import { Prisma } from '../generated/client'

/** Vulnerabilities that held at an instant as known at another, on assets that are not retired then: (asset_id, check_key, subject_key, severity, fixed_in, valid_from, clock_from, clock_basis). */
export function vulnerableStates(tenantId: string, { at, knownAt }: { at: Date; knownAt: Date }): Prisma.Sql {
  return Prisma.sql`(
    SELECT s.* FROM (
      SELECT asset_id, check_key, subject_key, severity, fixed_in, valid_from, clock_from, clock_basis FROM state_current
      WHERE tenant_id = ${tenantId}::uuid AND fixed_in IS NOT NULL AND result = 'fail' AND valid_from <= ${at} AND recorded_from <= ${knownAt}
      UNION ALL
      SELECT asset_id, check_key, subject_key, severity, fixed_in, valid_from, clock_from, clock_basis FROM state_history
      WHERE tenant_id = ${tenantId}::uuid AND fixed_in IS NOT NULL AND result = 'fail' AND valid_from <= ${at} AND valid_to > ${at}
        AND recorded_from <= ${knownAt} AND recorded_to > ${knownAt}
    ) s
    WHERE NOT EXISTS (
      SELECT 1 FROM asset_retirement r
      WHERE r.tenant_id = ${tenantId}::uuid AND r.asset_id = s.asset_id AND r.valid_from <= ${at} AND r.valid_to > ${at}
        AND r.recorded_from <= ${knownAt} AND r.recorded_to > ${knownAt}))`
}
