import type { TenantTx } from '../in-tenant'

/** A container that runs one of some images. */
export interface RunningContainer {
  hostId: string
  hostName: string
  container: string
  image: string
  imageId: string
}

/** Containers that ran images at the last look at their hosts up to an instant, as known at another; hosts that are not retired then. */
export async function containersOfImages(
  tx: TenantTx,
  imageIds: readonly string[],
  { at, knownAt }: { at: Date; knownAt: Date },
  limit: number,
): Promise<RunningContainer[]> {
  if (imageIds.length === 0) return []
  return tx.db.$queryRaw<RunningContainer[]>`
    WITH image AS MATERIALIZED (
      SELECT l.alias AS digest, l.asset_id FROM asset_alias l
      WHERE l.tenant_id = ${tx.tenantId}::uuid AND l.kind = 'image' AND l.asset_id = ANY(${[...imageIds]}::uuid[]) AND l.alias LIKE 'sha256:%'
    ), look AS (
      SELECT DISTINCT ON (c.asset_id) c.asset_id, k.set_id FROM component_look k
      JOIN coverage c ON c.tenant_id = k.tenant_id AND c.asset_id = k.asset_id AND c.submission_id = k.submission_id AND c.tenant_id = ${tx.tenantId}::uuid
      WHERE k.tenant_id = ${tx.tenantId}::uuid AND c.observed_at <= ${at} AND c.recorded_at <= ${knownAt}
      ORDER BY c.asset_id, c.observed_at DESC, c.sha256 DESC
    )
    SELECT a.id AS "hostId", a.name AS "hostName", one ->> 'name' AS container, one ->> 'image' AS image, i.asset_id AS "imageId"
    FROM look JOIN component_set s ON s.tenant_id = ${tx.tenantId}::uuid AND s.id = look.set_id
    CROSS JOIN LATERAL jsonb_array_elements(s.components) one
    JOIN image i ON i.digest = one ->> 'imageDigest'
    JOIN asset a ON a.tenant_id = ${tx.tenantId}::uuid AND a.id = look.asset_id
    WHERE (one -> 'running')::boolean
      AND NOT EXISTS (SELECT 1 FROM asset_retirement r WHERE r.tenant_id = ${tx.tenantId}::uuid AND r.asset_id = a.id
        AND r.valid_from <= ${at} AND r.valid_to > ${at} AND r.recorded_from <= ${knownAt} AND r.recorded_to > ${knownAt})
    ORDER BY a.name, container LIMIT ${limit}`
}
