import { Prisma } from '../generated/client'
import type { TenantTx } from '../in-tenant'
import { heldSql } from '../states/held-sql'
import type { FindingCounts } from './count-by-check'
import type { Moment } from './finding-sql'

/**
 * How many findings were open at an instant by what the evidence says, as known at another, by check and severity: those of which a
 * state fails then on an asset that is not retired then. A flaw is one finding of many states and shows the state that it would have
 * shown (`stood-sql.ts`); anything else is a finding of its own (`sync-findings.ts`). For whoever
 * sees all: of a flaw of many images a limited reader may see another one.
 */
export async function countOpenThen(
  tx: TenantTx,
  { at, knownAt, latest = false }: Pick<Moment, 'at' | 'knownAt'> & { latest?: boolean },
): Promise<FindingCounts[]> {
  return tx.db.$queryRaw<FindingCounts[]>`
    WITH failing AS MATERIALIZED (
      SELECT s.asset_id, s.check_key, s.subject_key, s.severity, s.valid_from,
        EXISTS (SELECT 1 FROM vulnerability v WHERE v.tenant_id = ${tx.tenantId}::uuid AND v.subject_key = s.subject_key) AS flaw
      FROM ${heldSql(tx.tenantId, { at, knownAt, latest }, FAILS_SQL)} s
      WHERE s.asset_id NOT IN (
        SELECT r.asset_id FROM asset_retirement r WHERE r.tenant_id = ${tx.tenantId}::uuid
          AND r.recorded_from <= ${knownAt} AND r.recorded_to > ${knownAt} AND r.valid_from <= ${at} AND r.valid_to > ${at})
    )
    SELECT check_key AS "checkKey", severity, count(*)::int AS count FROM (
      SELECT check_key, severity FROM failing WHERE NOT flaw
      UNION ALL
      SELECT check_key, severity FROM (
        SELECT DISTINCT ON (k.finding_id) f.check_key, f.severity
        FROM failing f
        JOIN finding_key k ON k.tenant_id = ${tx.tenantId}::uuid AND k.asset_id = f.asset_id AND k.check_key = f.check_key
          AND k.subject_key = f.subject_key
        WHERE f.flaw
        ORDER BY k.finding_id, f.valid_from DESC, f.asset_id, f.check_key
      ) flaws
    ) open GROUP BY check_key, severity`
}

const FAILS_SQL = Prisma.sql`AND result = 'fail'`
