import type { TenantTx } from '../in-tenant'

/** Notes which assets a submission is about besides the first, which its row names. */
export async function putSubmissionAssets(
  tx: TenantTx,
  submissionId: string,
  assets: readonly { place: number; assetId: string }[],
): Promise<void> {
  const others = assets.filter(({ place }) => place > 0)
  if (others.length === 0) return
  tx.later(tx.db.$executeRaw`
    INSERT INTO submission_asset (tenant_id, submission_id, place, asset_id)
    SELECT ${tx.tenantId}::uuid, ${submissionId}::uuid, a.place, a.asset_id
    FROM unnest(${others.map((a) => a.place)}::int[], ${others.map((a) => a.assetId)}::uuid[]) AS a(place, asset_id)
    ON CONFLICT DO NOTHING`)
}

/** Assets of submissions in their order: submission → asset ids by place. */
export async function assetsOfSubmissions(
  tx: TenantTx,
  submissionIds: readonly string[],
): Promise<Map<string, string[]>> {
  if (submissionIds.length === 0) return new Map()
  const ids = [...new Set(submissionIds)]
  const rows = await tx.db.$queryRaw<{ submissionId: string; assetId: string }[]>`
    SELECT a.id AS "submissionId", a.asset_id AS "assetId" FROM (
      SELECT s.id, 0 AS place, s.asset_id FROM submission s
      WHERE s.tenant_id = ${tx.tenantId}::uuid AND s.id = ANY(${ids}::uuid[]) AND s.asset_id IS NOT NULL
      UNION ALL
      SELECT o.submission_id, o.place, o.asset_id FROM submission_asset o
      WHERE o.tenant_id = ${tx.tenantId}::uuid AND o.submission_id = ANY(${ids}::uuid[])
    ) a ORDER BY a.id, a.place`
  const found = new Map<string, string[]>()
  for (const { submissionId, assetId } of rows)
    found.set(submissionId, [...(found.get(submissionId) ?? []), assetId])
  return found
}
