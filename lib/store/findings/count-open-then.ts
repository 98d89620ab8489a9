import { Prisma } from '../generated/client'
import type { TenantTx } from '../in-tenant'
import { heldSql } from '../states/held-sql'
import type { FindingCounts } from './count-by-check'
import type { Moment } from './finding-sql'

/**
 * How many findings were open at an instant by what the evidence says, as known at another, by check and severity: those of which a
 * state fails then on an asset that is not retired then. They show the state that they would have shown (`stood-sql.ts`). For whoever
 * sees all: of a flaw of many images a limited reader may see another one.
 */
export async function countOpenThen(
  tx: TenantTx,
  { at, knownAt }: Pick<Moment, 'at' | 'knownAt'>,
): Promise<FindingCounts[]> {
  return tx.db.$queryRaw<FindingCounts[]>`
    SELECT check_key AS "checkKey", severity, count(*)::int AS count FROM (
      SELECT DISTINCT ON (k.finding_id) k.finding_id, s.check_key, s.severity
      FROM ${heldSql(tx.tenantId, { at, knownAt }, FAILS_SQL)} s
      JOIN finding_key k ON k.tenant_id = ${tx.tenantId}::uuid AND k.asset_id = s.asset_id AND k.check_key = s.check_key
        AND k.subject_key = s.subject_key
      WHERE NOT EXISTS (
        SELECT 1 FROM asset_retirement r WHERE r.tenant_id = ${tx.tenantId}::uuid AND r.asset_id = s.asset_id
          AND r.recorded_from <= ${knownAt} AND r.recorded_to > ${knownAt} AND r.valid_from <= ${at} AND r.valid_to > ${at})
      ORDER BY k.finding_id, s.valid_from DESC, s.asset_id, s.check_key
    ) f GROUP BY check_key, severity ORDER BY check_key, severity`
}

const FAILS_SQL = Prisma.sql`AND result = 'fail'`
