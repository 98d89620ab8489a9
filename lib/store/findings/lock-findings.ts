import type { TenantTx } from '../in-tenant'

export interface FindingState {
  id: string
  machine: 'open' | 'closed' | 'withdrawn'
  triage: string
  ownerId: string | null
  version: number
}

/** Locks findings, in the order of their ids so that two bulk changes never wait for each other in a ring. */
export async function lockFindings(tx: TenantTx, ids: readonly string[]): Promise<FindingState[]> {
  return tx.db.$queryRaw<FindingState[]>`
    SELECT id, machine, triage, owner_id AS "ownerId", version FROM finding
    WHERE tenant_id = ${tx.tenantId}::uuid AND id = ANY(${[...ids]}::uuid[]) ORDER BY id FOR NO KEY UPDATE`
}
