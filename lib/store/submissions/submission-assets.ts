import type { TenantTx } from '../in-tenant'

/** Notes which assets a submission is about; the root has place 0. */
export async function putSubmissionAssets(
  tx: TenantTx,
  submissionId: string,
  assets: readonly { place: number; assetId: string }[],
): Promise<void> {
  tx.later(tx.db.$executeRaw`
    INSERT INTO submission_asset (tenant_id, submission_id, place, asset_id)
    SELECT ${tx.tenantId}::uuid, ${submissionId}::uuid, a.place, a.asset_id
    FROM unnest(${assets.map((a) => a.place)}::int[], ${assets.map((a) => a.assetId)}::uuid[]) AS a(place, asset_id)
    ON CONFLICT DO NOTHING`)
}

/** Assets of submissions in their order: submission → asset ids by place. */
export async function assetsOfSubmissions(
  tx: TenantTx,
  submissionIds: readonly string[],
): Promise<Map<string, string[]>> {
  if (submissionIds.length === 0) return new Map()
  const rows = await tx.db.submissionAsset.findMany({
    where: { tenantId: tx.tenantId, submissionId: { in: [...new Set(submissionIds)] } },
    orderBy: [{ submissionId: 'asc' }, { place: 'asc' }],
    select: { submissionId: true, assetId: true },
  })
  const found = new Map<string, string[]>()
  for (const { submissionId, assetId } of rows)
    found.set(submissionId, [...(found.get(submissionId) ?? []), assetId])
  return found
}
