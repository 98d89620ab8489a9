import type { SecurityLevel, Way } from '@/lib/core/components/declared-function'
import type { TenantTx } from '../in-tenant'

export interface DeclarationKnown {
  assetId: string
  componentKey: string
  validFrom: Date
  function: string | null
  level: SecurityLevel | null
  way: Way | null
}

/** Declarations of assets that hold from before an instant, recorded by another; of one component and instant the latest last. */
export async function declarationsKnown(
  tx: TenantTx,
  { to, knownAt, assetIds }: { to: Date; knownAt: Date; assetIds: readonly string[] },
): Promise<DeclarationKnown[]> {
  return tx.db.$queryRaw<DeclarationKnown[]>`
    SELECT asset_id AS "assetId", component_key AS "componentKey", valid_from AS "validFrom", function, level, way
    FROM component_declaration
    WHERE tenant_id = ${tx.tenantId}::uuid AND valid_from <= ${to} AND recorded_from <= ${knownAt}
      AND asset_id = ANY(${[...assetIds]}::uuid[])
    ORDER BY valid_from, recorded_from`
}
