import type { AssetKind } from '@/lib/core/report'
import type { TenantTx } from '../in-tenant'
import { type FindingFilter, fittingSql, type Moment, momentSql } from './finding-sql'

export interface ShownBy {
  id: string
  kind: AssetKind
  name: string
  count: number
}

/** How many findings fit, by the asset that shows them, most first: as many as the list with the same filter and asset shows. */
export async function countShownBy(tx: TenantTx, filter: FindingFilter, moment: Moment): Promise<ShownBy[]> {
  return tx.db.$queryRaw<ShownBy[]>`
    WITH ${momentSql(tx.tenantId, moment, filter)}
    SELECT a.id, a.kind, a.name, count(*)::int AS count
    ${fittingSql(tx.tenantId, filter, moment)} AND f.tenant_id = ${tx.tenantId}::uuid
    GROUP BY a.id, a.kind, a.name ORDER BY count DESC, a.name, a.id`
}
