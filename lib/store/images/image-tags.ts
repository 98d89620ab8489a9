import type { TenantTx } from '../in-tenant'

export interface TagRow {
  tag: string
  architecture: string
  observedAt: Date
  assetId: string
}

/** Notes that a tool saw tags name an image. */
export async function putImageTags(
  tx: TenantTx,
  seen: { assetId: string; tags: readonly string[]; architecture: string; observedAt: Date },
): Promise<void> {
  if (seen.tags.length === 0) return
  await tx.db.$executeRaw`
    INSERT INTO image_tag (tenant_id, tag, architecture, observed_at, asset_id)
    SELECT ${tx.tenantId}::uuid, t.tag, ${seen.architecture}, ${seen.observedAt}, ${seen.assetId}::uuid
    FROM unnest(${[...seen.tags]}::text[]) AS t(tag) ON CONFLICT DO NOTHING`
}

/** Every image that one of the tags has ever named. */
export async function assetsOfTags(tx: TenantTx, tags: readonly string[]): Promise<string[]> {
  if (tags.length === 0) return []
  const rows = await tx.db.imageTag.findMany({
    where: { tenantId: tx.tenantId, tag: { in: [...tags] } },
    select: { assetId: true },
    distinct: ['assetId'],
  })
  return rows.map((row) => row.assetId)
}

/** The image that a tag was last seen to name. */
export async function holderOfTag(tx: TenantTx, tag: string): Promise<string | null> {
  const row = await tx.db.imageTag.findFirst({
    where: { tenantId: tx.tenantId, tag },
    orderBy: [{ observedAt: 'desc' }, { assetId: 'desc' }],
    select: { assetId: true },
  })
  return row?.assetId ?? null
}

/** Sightings of every tag that one of the images has ever had, where the tag moved to another image or was seen first. */
export async function tagMovesOf(tx: TenantTx, assetIds: readonly string[]): Promise<TagRow[]> {
  if (assetIds.length === 0) return []
  return tx.db.$queryRaw<TagRow[]>`
    SELECT tag, architecture, observed_at AS "observedAt", asset_id AS "assetId" FROM (
      SELECT t.*, lag(t.asset_id) OVER (PARTITION BY t.tag, t.architecture ORDER BY t.observed_at, t.asset_id) AS before
      FROM image_tag t
      WHERE t.tenant_id = ${tx.tenantId}::uuid AND (t.tag, t.architecture) IN (
        SELECT o.tag, o.architecture FROM image_tag o WHERE o.tenant_id = ${tx.tenantId}::uuid AND o.asset_id = ANY(${[...assetIds]}::uuid[]))
    ) s WHERE before IS DISTINCT FROM asset_id
    ORDER BY "observedAt", "assetId"`
}
