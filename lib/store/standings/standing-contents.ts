import type { TenantTx } from '../in-tenant'
import type { StandingContent } from './standing-row'

/** What standings say, by their ids. */
export async function standingContents(tx: TenantTx, ids: readonly string[]): Promise<StandingContent[]> {
  if (ids.length === 0) return []
  return tx.db.$queryRaw<StandingContent[]>`
    SELECT id, catalogue_version AS version, kinds, fresh, content FROM standing
    WHERE tenant_id = ${tx.tenantId}::uuid AND id = ANY(${[...ids]}::uuid[])`
}
