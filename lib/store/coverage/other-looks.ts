import type { TenantTx } from '../in-tenant'

/** What a tool looks at again and again: the same checks with the same profile. */
export interface RepeatedLook {
  tool: string
  profile: string
  setId: string
  partialPairs: readonly string[]
}

/** Looks at an asset since an instant, but those of one kind. */
export async function otherLooks(
  tx: TenantTx,
  assetId: string,
  from: Date,
  { tool, profile, setId, partialPairs }: RepeatedLook,
): Promise<{ tool: string; observedAt: Date }[]> {
  return tx.db.$queryRaw`
    SELECT tool, observed_at AS "observedAt" FROM coverage
    WHERE tenant_id = ${tx.tenantId}::uuid AND asset_id = ${assetId}::uuid AND observed_at >= ${from}
      AND NOT (tool = ${tool} AND profile = ${profile} AND set_id = ${setId}::uuid AND partial_pairs = ${[...partialPairs]}::text[])`
}
