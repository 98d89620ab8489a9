import type { TenantTx } from '../in-tenant'

export interface LookOfAsset {
  at: Date
  submissionId: string
  tool: string
}

/** Every look at an asset up to an instant as known at another, oldest first; reports handed in again too. */
export async function looksOfAsset(
  tx: TenantTx,
  assetId: string,
  { at, knownAt }: { at: Date; knownAt: Date },
): Promise<LookOfAsset[]> {
  return tx.db.$queryRaw<LookOfAsset[]>`
    SELECT observed_at AS at, submission_id AS "submissionId", tool FROM coverage
    WHERE tenant_id = ${tx.tenantId}::uuid AND asset_id = ${assetId}::uuid AND observed_at <= ${at} AND recorded_at <= ${knownAt}
    ORDER BY observed_at, submission_id`
}
