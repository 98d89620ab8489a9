import type { TenantTx } from '../in-tenant'

/** Failing states of assets by severity, at an instant as known at another. @param assetIds null: every asset */
export async function countFailures(
  tx: TenantTx,
  { at, knownAt, assetIds }: { at: Date; knownAt: Date; assetIds: readonly string[] | null },
): Promise<{ assetId: string; severity: string; n: number }[]> {
  const any = assetIds === null
  const ids = [...(assetIds ?? [])]
  return tx.db.$queryRaw<{ assetId: string; severity: string; n: number }[]>`
    SELECT asset_id AS "assetId", severity, count(*)::int AS n FROM (
      SELECT asset_id, severity FROM state_current
      WHERE tenant_id = ${tx.tenantId}::uuid AND result = 'fail' AND (${any} OR asset_id = ANY(${ids}::uuid[]))
        AND valid_from <= ${at} AND recorded_from <= ${knownAt}
      UNION ALL
      SELECT asset_id, severity FROM state_history
      WHERE tenant_id = ${tx.tenantId}::uuid AND result = 'fail' AND (${any} OR asset_id = ANY(${ids}::uuid[]))
        AND valid_from <= ${at} AND valid_to > ${at} AND recorded_from <= ${knownAt} AND recorded_to > ${knownAt}
    ) s GROUP BY asset_id, severity`
}
