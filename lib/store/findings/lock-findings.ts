import type { FindingStatus } from '@/lib/core/finding-status'
import type { TenantTx } from '../in-tenant'
import { handledSql, STATUS_SQL } from './finding-sql'

export interface FindingState {
  id: string
  machine: 'open' | 'closed' | 'withdrawn'
  triage: string
  status: FindingStatus
  ownerId: string | null
  /** `YYYY-MM-DD` */
  dueOn: string | null
  version: number
}

/** Locks findings, in the order of their ids so that two bulk changes never wait for each other in a ring. */
export async function lockFindings(
  tx: TenantTx,
  ids: readonly string[],
  at: Date = new Date(),
): Promise<FindingState[]> {
  return tx.db.$queryRaw<FindingState[]>`
    WITH ${handledSql(tx.tenantId, { at, knownAt: at })}
    SELECT f.id, f.machine, f.triage, ${STATUS_SQL} AS status, f.owner_id AS "ownerId", f.due_on::text AS "dueOn", f.version
    FROM finding f LEFT JOIN handled h ON h.finding_id = f.id
    WHERE f.tenant_id = ${tx.tenantId}::uuid AND f.id = ANY(${[...ids]}::uuid[]) ORDER BY f.id FOR NO KEY UPDATE OF f`
}
